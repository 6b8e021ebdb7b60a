import Diagnostics
import Figures
import Model

/// People look at a part of what agents do, every week.
package struct SamplingTooLow: Check {
  package init() {}

  package let rule = CheckRule(
    id: "sampling-too-low", title: "Too few units reviewed", severity: .warning,
    why: "What nobody looks at has no defects: the other rates rest on the sample.",
    mend: "Review the units that `govpack sample` names for the week.", inputs: [.actions])

  package func obstacle(in context: CheckContext) -> String? { context.logObstacle }

  /// Of the last week whose units people have had a week to look at.
  package func findings(in context: CheckContext) -> [Finding] {
    let work = context.record.agentWork
    let number = AgentPeriods.currentWeek - 2
    return work.workflows.compactMap { workflow in
      let slice = work.slice(workflow.scope, number)
      let (units, least) = (slice.units, workflow.leastSample)
      let sampled = slice.completed.reduce(0) { $0 + $1.sampled.count }
      guard units > 0, sampled < SampleChoice.size(of: least, units) else { return nil }
      let proof = SampleProof(
        reviewed: sampled, defects: slice.completed.reduce(0) { $0 + $1.sampledDefects.count })
      return Finding(
        rule, subject: workflow.id,
        "\(sampled) of \(units) units of \(work.periods.all[number]) were reviewed, of at least "
          + "\((least * 100).decimal(places: 1)) %: \(proof.words)",
        at: workflow.place,
        evidence: LoggedLines(
          slice.completed.map(\.sampled), of: workflow.id, "sampled"
        ).evidence)
    }
  }
}
