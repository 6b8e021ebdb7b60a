import Diagnostics
import Formats
import Model

/// The work and money that an incident took to mend.
enum RemediationEvent {
  private static let keys = JSONKeySet(["date", "hours", "role", "cost", "note"])
  private static let moneyKeys = JSONKeySet(["amount", "currency"])

  /// An entry that cannot be used is left out, and counts as a record that was.
  static func all(_ reader: inout ObjectReader) -> [RemediationEntry] {
    let nodes = reader.items("remediation")
    return nodes.compactMap { node in
      let entry = entry(node, reader)
      if entry == nil, !reader.isForeign { reader.source.reading.reject(.incidents) }
      return entry
    }
  }

  private static func entry(_ node: Int, _ incident: ObjectReader) -> RemediationEntry? {
    guard var reader = incident.part(node, "remediation entry", keys: keys) else {
      return nil
    }
    let entry = RemediationEntry(
      date: reader.requiredDate("date"), hours: amount("hours", &reader),
      role: reader.text("role"), cost: money(&reader), source: reader.location)
    return reader.isSound ? entry : nil
  }

  private static func amount(_ key: StaticString, _ reader: inout ObjectReader) -> Rational? {
    guard let amount = reader.decimal(key) else { return nil }
    if amount >= 0 { return amount }
    reader.refuse(.negative("\(key)", at: reader.location(of: key)))
    return nil
  }

  /// `12.50`, `"12.50 EUR"` or `{"amount": "12.50", "currency": "EUR"}`.
  private static func money(_ reader: inout ObjectReader) -> Money? {
    guard let node = reader.value("cost") else { return nil }
    let tape = reader.tape
    var text = tape.text(node)
    if tape.kind(node) == .object {
      let amount = tape.value(of: node, "amount").map(tape.text) ?? ""
      text = "\(amount) \(tape.value(of: node, "currency").map(tape.text) ?? "")"
    }
    let currency = reader.source.reading.context.currency
    guard let money = MoneyText.money(text, inCurrency: currency) else {
      reader.wrongType("cost", "an amount such as 12.50 or \"12.50 EUR\"", at: node)
      return nil
    }
    if money.amount >= 0 { return money }
    reader.refuse(.negative("cost", at: reader.location(of: "cost")))
    return nil
  }
}
