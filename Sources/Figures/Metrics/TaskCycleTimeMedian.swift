import Model

/// How long the task in the middle takes.
package struct TaskCycleTimeMedian: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "os.task_cycle_time_median", title: "Task cycle time, median", unit: .seconds,
    direction: .lowerIsBetter,
    summary: "Median time from a task's first running to its first merged, by the week of merging.",
    formula: "median of the cycle times of the tasks merged",
    rule: "Beside os.task_cycle_time; linear interpolation at rank (n − 1)/2",
    bias: "Half of the tasks took longer. Open tasks do not count.", inputs: [.tasks])

  package func figures(in context: MetricContext) -> [Figure] {
    CycleTime.figures(definition, in: context) { times in
      var reading = CycleTime.reading(of: times)
      reading.value = Percentile.median(times.map(\.micros), scale: 1_000_000)
      reading.terms = [FigureTerm("tasks merged", Rational(times.count))]
      return reading
    }
  }
}
