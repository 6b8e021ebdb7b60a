import Checks
import Diagnostics
import Model

/// What the checks found about agents' workflows.
enum AgentFindings {
  /// The gravest first, as all findings are.
  static func all(in context: PackContext) -> [Finding] {
    let rules = Set(
      context.now.outcomes.map(\.rule).filter { rule in
        rule.inputs.contains(.actions) || rule.inputs.contains(.workflows)
      }.map(\.id))
    return context.now.findings.filter { rules.contains($0.checkID) }
  }
}
