import Figures
import Model

/// How many units of the judged week people look at, and how many they have looked at.
struct SampleSize {
  let units: Int
  /// As many as the workflow's least part asks for.
  let wanted: Int
  let proof: SampleProof

  /// nil where the log says nothing of the week, or no unit was completed.
  init?(_ workflow: AgentWorkflow, _ context: PackContext) {
    let work = context.agentWork
    guard let number = work.periods.number(of: .week(context.judgedWeek)),
      work.absence(work.scopes.all[workflow.scope], number) == nil
    else { return nil }
    let slice = work.slice(workflow.scope, number)
    units = slice.units
    guard units > 0 else { return nil }
    wanted = SampleChoice.size(of: workflow.leastSample, units)
    proof = slice.sampleProof
  }
}
