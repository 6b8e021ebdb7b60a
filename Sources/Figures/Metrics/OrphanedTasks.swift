import Model

/// How many tasks run for so long that somebody seems to have forgotten them.
package struct OrphanedTasks: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "os.orphaned_tasks", title: "Orphaned tasks", unit: .count, direction: .lowerIsBetter,
    summary: "Tasks that have been running for longer than the limit, 7 days unless set.",
    formula: "tasks running for longer than the limit",
    rule: "OS operating model §3.2: check for orphaned tasks (running > 7 days)",
    bias: "A long task that is well alive counts too.", inputs: [.tasks])

  package func figures(in context: MetricContext) -> [Figure] {
    let limit = Duration.days(Int64(context.facts.settings.orphanedTaskDays))
    let (ages, unknown) = TaskAges.of("running", in: context.record)
    var reading = MetricReading.count(
      of: ages.filter { $0.age > limit }.map(\.evidence),
      as: "tasks running for longer than the limit", excluded: unknown)
    reading.status = TaskAges.status(unknown)
    return [context.figure(definition, nil, [], reading)]
  }
}
