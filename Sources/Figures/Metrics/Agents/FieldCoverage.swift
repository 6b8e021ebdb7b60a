import Model

/// How well each field of the log is filled.
package struct FieldCoverage: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "kpi.field_coverage", title: "Field coverage of the log", unit: .ratio,
    direction: .higherIsBetter,
    summary: "Of the actions in the period that need a field, those that have it: all fields of a "
      + "workflow together, and each by itself.",
    formula: "fields present ÷ fields needed",
    rule: "AI-native operating system, every agent action is logged",
    bias: "A field that no action of the period needs has no figure.", inputs: [.actions])

  /// The judged week, the last whole quarter, the quarter in progress.
  private static let periods = [
    AgentPeriods.currentWeek - 1, AgentPeriods.quarters.upperBound - 1,
    AgentPeriods.quarters.upperBound,
  ]

  package func figures(in context: MetricContext) -> [Figure] {
    context.agentScopes(.workflows).flatMap { scope in
      Self.periods.flatMap { period in figures(scope, period, context) }
    }
  }

  private func figures(_ scope: Int, _ period: Int, _ context: MetricContext) -> [Figure] {
    let slice = context.record.agentWork.slice(scope, period)
    let all = context.agentFigure(definition, scope, period, []) { slice in
      Self.reading(slice, AuditField.allCases, context)
    }
    guard slice.scope.kind == .workflow else { return [all] }
    let needed = AuditField.allCases.filter { field in
      slice.actions.contains { $0.audit[field].needed > 0 }
    }
    return [all]
      + needed.map { field in
        context.agentFigure(definition, scope, period, [FigureLabel("field", field.path)]) {
          Self.reading($0, [field], context)
        }
      }
  }

  private static func reading(
    _ slice: AgentSlice, _ fields: [AuditField], _ context: MetricContext
  ) -> MetricReading {
    let counts = slice.actions.flatMap { cell in fields.map { cell.audit[$0] } }
    return MetricReading.rate(
      ("fields present", counts.reduce(0) { $0 + $1.present }),
      of: ("fields needed", counts.reduce(0) { $0 + $1.needed }),
      none: .notApplicable(because: "no action was logged"), in: context)
  }
}
