import Model

/// What the figures of lead time share: which changes they count, list and leave out.
enum LeadTimeReading {
  static let bias =
    "A deployment contains the changes that it lists by id or commit; one that lists none, those "
    + "whose commits include its own: what lies between two commits is known from `import git`. "
    + "Changes of a service's first deployment are left out, because nothing bounds them."

  static func figures(
    _ definition: MetricDefinition, in context: MetricContext,
    _ compute: (ArraySlice<Int64>) -> MetricReading
  ) -> [Figure] {
    let delivery = context.record.delivery
    return context.deliveryFigures(definition) { slice in
      let group = delivery.leadTimes.groups[slice]
      let first = delivery.leadTimes.firstDeployments.first(slice, limit: 0).count
      var reading =
        group.isEmpty
        ? MetricReading(status: .noData(because: none(first)))
        : compute(delivery.leadTimes.durations[slice])
      if first > 0 {
        reading.terms.append(FigureTerm("changes of a first deployment", Rational(first)))
      }
      reading.show(group, limit: context.evidenceLimit) { context.shared.leadTimes[$0] }
      for exclusions in [
        delivery.leadTimes.exclusions, delivery.leadTimes.firstDeployments,
        delivery.deployments.exclusions,
      ] {
        reading.leaveOut(exclusions, slice, limit: context.evidenceLimit)
      }
      return reading
    }
  }

  private static func none(_ first: Int) -> String {
    first == 0
      ? "no change was deployed" : "no change was deployed but those of a first deployment"
  }
}
