import Diagnostics
import Model

/// What part of the work is in the log.
package struct AuditReconciliation: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "kpi.audit_reconciliation", title: "Audit coverage: reconciliation", unit: .ratio,
    direction: .neither,
    summary: "Units first logged in the week, as a part of those that the system of record counts.",
    formula: "logged units ÷ units in the system of record",
    rule: "AI-native operating system, every agent action is logged; the counts stand in "
      + "state/workflows.yaml",
    bias: "Above 100 % units are logged twice under different ids, or missing in the system of "
      + "record.",
    inputs: [.actions, .workflows])

  package func figures(in context: MetricContext) -> [Figure] {
    context.agentScopes(.workflows).flatMap { scope in
      context.agentWeeks(definition, scope) { slice in
        reading(slice, context.record.agentWork)
      }
    }
  }

  private func reading(_ slice: AgentSlice, _ work: AgentReading) -> MetricReading {
    guard case .week(let week) = work.periods.all[slice.period] else { return MetricReading() }
    let own = work.workflows.filter { workflow in
      slice.scope.workflow.map { $0 == workflow.id } ?? (workflow.logged != nil)
    }
    var reading = MetricReading(count: own.count)
    var (logged, counted) = (0, 0)
    var missing: [String] = []
    for workflow in own {
      let count = workflow.policy?.systemOfRecordCounts.last { $0.week == week }
      guard let count else {
        missing.append(workflow.id)
        continue
      }
      counted += count.count
      logged += workflow.logged?.unitsByWeek.first { $0.week == week }?.count ?? 0
      reading.evidence.append(
        Evidence(count.source, record: workflow.id, detail: "\(count.count) units in \(week)"))
    }
    let names = missing.joined(separator: ", ")
    guard missing.count < own.count else {
      return MetricReading(
        status: .noData(because: "no count of the system of record for \(week) (\(names))"))
    }
    reading.numerator = logged
    reading.denominator = counted
    reading.terms = [
      FigureTerm("logged units", Rational(logged)),
      FigureTerm("units in the system of record", Rational(counted)),
    ]
    reading.value = Rational(Int128(logged), Int128(counted))
    if counted == 0 {
      reading.status = .notApplicable(because: "the system of record counts no units")
    } else if !missing.isEmpty {
      reading.status = .partial(because: "no count of the system of record for \(names)")
    }
    return reading
  }
}
