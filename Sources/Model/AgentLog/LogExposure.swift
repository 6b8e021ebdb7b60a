/// Lines of the log with something in a field that does not belong there: the log is kept for a
/// year or two and read by many.
package struct LogExposure: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Hashable, Sendable {
    /// It looks like a key, a token or a password.
    case secret
    /// It looks like an address of electronic mail.
    case mailAddress = "mail-address"
    /// It is the number of a payment card, by its check digit.
    case cardNumber = "card-number"
    /// It looks like the number of a bank account, by its check digits (ISO 13616).
    case accountNumber = "account-number"
    /// `subject.hashed` is false, or not stated, where there is a `subject.id`.
    case plainSubject = "plain-subject"
  }

  package var workflow: String
  package var kind: Kind
  /// As it is written in the log: `input.text`.
  package var field: String
  package var lines: Exemplars

  package init(workflow: String, kind: Kind, field: String, lines: Exemplars) {
    self.workflow = workflow
    self.kind = kind
    self.field = field
    self.lines = lines
  }
}
