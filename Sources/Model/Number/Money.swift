/// An amount of one currency. Amounts of different currencies are never added: there is no
/// implicit conversion.
package struct Money: Hashable, Sendable {
  /// In whole units of the currency; exact.
  package var amount: Rational
  /// ISO 4217.
  package var currency: String

  package init(amount: Rational, currency: String) {
    self.amount = amount
    self.currency = currency
  }
}
