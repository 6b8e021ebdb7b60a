import Model

/// What the figures of review share.
enum ReviewReading {
  static let bias =
    "Business time of the team's calendar and zone. A request is judged once: in the week of its "
    + "review where that came in time, otherwise in the week in which the term ran out. Reviews by "
    + "the author and by agents do not count; what was merged or closed unreviewed before its term "
    + "ran out is left out."

  static func durations(
    _ definition: MetricDefinition, in context: MetricContext,
    _ compute: (ArraySlice<Int64>) -> MetricReading
  ) -> [Figure] {
    let delivery = context.record.delivery
    return context.deliveryFigures(definition) { slice in
      let group = delivery.reviews.reviewed[slice]
      var reading =
        group.isEmpty
        ? MetricReading(status: .notApplicable(because: "no change was reviewed"))
        : compute(delivery.reviews.durations[slice])
      reading.show(group, limit: context.evidenceLimit) { context.shared.reviews[$0] }
      reading.leaveOut(delivery.reviews.exclusions, slice, limit: context.evidenceLimit)
      return reading
    }
  }
}
