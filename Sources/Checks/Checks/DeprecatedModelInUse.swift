import Diagnostics
import Figures
import Model

/// What is withdrawn is no longer called.
package struct DeprecatedModelInUse: Check {
  package init() {}

  package let rule = CheckRule(
    id: "deprecated-model-in-use", title: "Deprecated model in use", severity: .warning,
    why: "A deprecated model gets no care, and one day no answer.",
    mend: "Move its workflows to the fallback, after an evaluation.", inputs: [.vendors])

  package func findings(in context: CheckContext) -> [Finding] {
    context.facts.vendors.flatMap { vendor in
      vendor.models.compactMap { finding($0, vendor, context) }
    }
  }

  private func finding(
    _ model: VendorModel, _ vendor: Vendor, _ context: CheckContext
  ) -> Finding? {
    guard let day = model.deprecatedOn, day <= context.today else { return nil }
    let week = ISOWeek(containing: day)
    let cells = AgentWeeks(context).actions.filter { cell in
      cell.key.model == model.id && cell.models.calls > 0
        && (cell.key.week.map { $0 > week } ?? false)
    }
    let calls = cells.reduce(0) { $0 + $1.models.calls }
    guard calls > 0 || !model.uses.isEmpty else { return nil }
    let uses = model.uses.isEmpty ? "" : "is for \(model.uses.joined(separator: ", "))"
    let called = calls == 0 ? "" : "was called \(calls) times in the weeks since"
    let words = [uses, called].filter { !$0.isEmpty }.joined(separator: " and ")
    return Finding(
      rule, subject: model.id,
      "the model \(model.id) of \(vendor.id) is deprecated since \(day) and \(words)",
      since: context.facts.zone.instant(of: day), at: model.source)
  }
}
