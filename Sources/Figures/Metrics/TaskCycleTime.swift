import Model

/// How long a task takes on average.
package struct TaskCycleTime: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "os.task_cycle_time", title: "Task cycle time, mean", unit: .seconds,
    direction: .lowerIsBetter,
    summary: "Mean time from a task's first running to its first merged, by the week of merging.",
    formula: "sum of cycle times ÷ tasks merged",
    rule: "OS operating model §9.1: less than 3 days",
    bias: "One long task moves the mean: read the median beside it. Open tasks do not count.",
    inputs: [.tasks], target: FigureTarget(maximum: Rational(3 * 86_400), isStrict: true))

  package func figures(in context: MetricContext) -> [Figure] {
    CycleTime.figures(definition, in: context) { times in
      var reading = CycleTime.reading(of: times)
      reading.value = Mean.of(times.map(\.micros), scale: 1_000_000)
      let sum = times.reduce(into: Int128(0)) { $0 += Int128($1.micros) }
      if let seconds = Rational(sum, 1_000_000) {
        reading.terms = [
          FigureTerm("sum of cycle times", seconds, .seconds),
          FigureTerm("tasks merged", Rational(times.count)),
        ]
      }
      return reading
    }
  }
}
