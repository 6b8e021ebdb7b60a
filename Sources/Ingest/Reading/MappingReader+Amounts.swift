import Diagnostics
import Formats
import Model

/// Exact numbers and words of a vocabulary. A number is read from its decimal text: a binary
/// fraction on the way would already have changed `0.1`.
extension MappingReader {
  /// A decimal number such as `12.50`, zero or more.
  mutating func amount(_ key: String) -> Rational? {
    guard let node = node(key) else { return nil }
    guard let value = node.string.flatMap(Rational.init(decimal:)) else {
      wrongType(key, "a decimal number such as 12.50", at: node.location)
      return nil
    }
    return notNegative(value, key, at: node.location)
  }

  /// A part of the whole, as `0.5` or `50%`, zero or more.
  mutating func part(_ key: String) -> Rational? {
    guard let node = node(key) else { return nil }
    guard let value = node.string.flatMap(PartText.value) else {
      wrongType(key, "a part such as 0.5 or 50%", at: node.location)
      return nil
    }
    return notNegative(value, key, at: node.location)
  }

  /// `12.50` in the workspace's currency, `12.50 EUR`, or `{amount, currency}`; zero or more.
  mutating func money(_ key: String) -> Money? {
    guard let node = node(key) else { return nil }
    guard let money = MoneyText.money(node, inCurrency: reading.context.currency) else {
      wrongType(key, "an amount such as 12.50 or \"12.50 EUR\"", at: node.location)
      return nil
    }
    return notNegative(money.amount, key, at: node.location).map { _ in money }
  }

  private mutating func notNegative(
    _ value: Rational, _ key: String, at place: SourceLocation
  ) -> Rational? {
    if value >= 0 { return value }
    refuse(.negative(key, at: place))
    return nil
  }

  /// A word in lower case with `_`; one outside the vocabulary is reported and kept.
  mutating func word(_ key: String, known: [String]) -> String? {
    guard let written = text(key), !written.isEmpty else { return nil }
    let word = Words.status(written)
    if !known.contains(word) {
      reading.report(.unknownWord(written, key, known: known, at: location(of: key)))
    }
    return word
  }

  /// A word that decides how the record counts: one of no meaning makes it unsound.
  mutating func choice<Word: CaseIterable & RawRepresentable<String>>(
    _ key: String, of words: Word.Type
  ) -> Word? {
    guard let written = text(key), !written.isEmpty else { return nil }
    if let word = Word(rawValue: written) { return word }
    refuse(
      .impossibleWord(
        written, key, known: words.allCases.map(\.rawValue), at: location(of: key)))
    return nil
  }
}

/// A part of a whole in a text: `50%` and `0.5` are the same.
enum PartText {
  static func value(_ text: String) -> Rational? {
    guard text.hasSuffix("%") else { return Rational(decimal: text) }
    return Rational(decimal: Words.trimmed(text.dropLast())).map { $0 / 100 }
  }
}

extension Diagnostic {
  static func negative(_ key: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic("GP5150", .error, "'\(key)' may not be negative", at: place)
  }
}
