import Formats
import Model

/// Amounts of money as records write them.
enum MoneyText {
  /// `12.50`, `12.50 EUR` or `EUR 12.50`; nil for anything else. An amount that names no currency
  /// is in the one given.
  static func money(_ text: String, inCurrency currency: String) -> Money? {
    let parts = text.split(separator: " ").map(String.init)
    switch parts.count {
    case 1:
      return Rational(decimal: parts[0]).map { Money(amount: $0, currency: currency) }
    case 2:
      let (number, code) = isCode(parts[0]) ? (parts[1], parts[0]) : (parts[0], parts[1])
      guard isCode(code), let amount = Rational(decimal: number) else { return nil }
      return Money(amount: amount, currency: code)
    default: return nil
    }
  }

  /// The same, or a mapping `{amount, currency}`.
  static func money(_ node: YAMLNode, inCurrency currency: String) -> Money? {
    guard node.kind == .mapping else {
      return node.string.flatMap { money($0, inCurrency: currency) }
    }
    guard let text = node["amount"]?.string, let amount = Rational(decimal: text) else {
      return nil
    }
    guard let code = node["currency"]?.string else {
      return Money(amount: amount, currency: currency)
    }
    return isCode(code) ? Money(amount: amount, currency: code) : nil
  }

  /// Whether the text has the form of an ISO 4217 code.
  static func isCode(_ text: String) -> Bool {
    text.utf8.count == 3 && text.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
  }
}
