import Checks
import Diagnostics
import Figures
import Model
import RecordFixtures

extension Check {
  /// What the rule finds in that record at `now`, as `subject: message`.
  func messages(in facts: Facts) -> [String] {
    findings(in: facts).map { "\($0.subject): \($0.message)" }
  }

  func findings(in facts: Facts) -> [Finding] {
    findings(in: CheckContext(facts: facts, figures: FigureSet([]), asOf: now))
      .sorted(by: Finding.precedes)
  }
}

extension Check {
  /// What the findings are about, in order.
  func subjects(in facts: Facts) -> [String] { findings(in: facts).map(\.subject) }
}
