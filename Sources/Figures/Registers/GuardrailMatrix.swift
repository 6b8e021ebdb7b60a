package import Diagnostics
package import Model

/// Control by repository, as it stands at an instant: what is out of date counts as unknown.
package struct GuardrailMatrix: Sendable {
  package enum State: Hashable, Sendable {
    case pass, fail
    /// Left out by a decision that still holds.
    case exempt(decision: String)
    /// Said to be exempt, and why that does not hold.
    case notExempt(decision: String?, because: String)
    case unknown(because: String)
  }

  package struct Cell: Sendable {
    package let control: GuardrailControl
    package let state: State
    package let source: SourceLocation
  }

  package struct Row: Sendable {
    package let repository: GuardedRepository
    /// Whether the decision rights, the service list or the register itself say that much can
    /// break.
    package let hasHighBlastRadius: Bool
    /// Why what is said of it cannot be believed; nil where it can.
    package let doubt: String?
    /// Whether it was looked at later than the instant: nothing can be told of before.
    package let isLater: Bool
    /// One for each control, in order.
    package let cells: [Cell]
  }

  /// By group in the operating model's order, then as in the file.
  package let controls: [GuardrailControl]
  /// By id.
  package let rows: [Row]
  package let maximumAgeDays: Int

  /// Days, where the register names none.
  package static let maximumAgeDays = 31

  /// nil where there is no register.
  package init?(_ record: RecordReading) {
    guard let register = record.facts.guardrails else { return nil }
    let groups = GuardrailControl.Group.allCases
    controls = groups.flatMap { group in register.controls.filter { $0.group == group } }
    maximumAgeDays = register.maximumAgeDays ?? Self.maximumAgeDays
    let reader = GuardrailRowReader(record, controls: controls, maximumAgeDays: maximumAgeDays)
    rows = register.repositories.map(reader.row)
  }

  /// How many of the safeguards are there: passes, of all that are not exempt.
  package struct Coverage: Hashable, Sendable {
    package let passing: Int
    package let all: Int
    package let failing: Int
    package let unknown: Int
    package let exempt: Int

    init(_ cells: [Cell]) {
      var (passing, failing, unknown, exempt) = (0, 0, 0, 0)
      for cell in cells {
        switch cell.state {
        case .pass: passing += 1
        case .fail, .notExempt: failing += 1
        case .unknown: unknown += 1
        case .exempt: exempt += 1
        }
      }
      self.passing = passing
      self.failing = failing
      self.unknown = unknown
      self.exempt = exempt
      all = passing + failing + unknown
    }
  }

  /// Of one group, or all where it is nil, over the rows that are meant.
  package func coverage(
    of group: GuardrailControl.Group?, where isMeant: (Row) -> Bool = { _ in true }
  ) -> Coverage {
    Coverage(
      rows.filter(isMeant).flatMap { row in
        row.cells.filter { cell in group.map { $0 == cell.control.group } ?? true }
      })
  }
}
