import Model

/// How many tasks wait for something, by how long.
package struct BlockedTasks: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "os.blocked_tasks", title: "Blocked tasks", unit: .count, direction: .lowerIsBetter,
    summary: "Tasks that are blocked at the as-of, by age: under 24 h, 24 to 72 h, over 72 h.",
    formula: "tasks blocked", rule: "OS operating model §9.2: 24 h is yellow, 72 h is red",
    bias: "Time in earlier blockages of the same task does not count.", inputs: [.tasks])

  package func figures(in context: MetricContext) -> [Figure] {
    let (ages, unknown) = TaskAges.of("blocked", in: context.record)
    let groups = Dictionary(grouping: ages) { BlockedAge($0.age) }
    var total = MetricReading.count(
      of: ages.map(\.evidence), as: "tasks blocked", excluded: unknown)
    total.status = TaskAges.status(unknown)
    return [context.figure(definition, nil, [], total)]
      + BlockedAge.allCases.map { age in
        var reading = MetricReading.count(
          of: (groups[age] ?? []).map(\.evidence), as: "tasks blocked")
        reading.status = TaskAges.status(unknown)
        return context.figure(definition, nil, [FigureLabel("age", age.rawValue)], reading)
      }
  }
}

/// The classes of the operating model's health rules.
package enum BlockedAge: String, CaseIterable, Sendable {
  case underOneDay = "under 24 h"
  case oneToThreeDays = "24 to 72 h"
  case overThreeDays = "over 72 h"

  /// From 24 h to 72 h, both included, is the middle class.
  package init(_ age: Duration) {
    if age > .hours(72) {
      self = .overThreeDays
    } else {
      self = age >= .hours(24) ? .oneToThreeDays : .underOneDay
    }
  }
}
