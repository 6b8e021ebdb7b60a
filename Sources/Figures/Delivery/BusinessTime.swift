package import Model

/// The working time of a calendar in a zone over a span: how much of it lies between two instants,
/// and when a given amount of it has passed.
///
/// Each day's hours are local wall-clock times turned into instants, so that a day on which the
/// clocks change is as long as it really is. The span is laid out once; a question is then two
/// binary searches.
package struct BusinessTime: Sendable {
  /// One day's hours, and the working time of the span before them.
  private struct Stretch {
    let start: Int64
    let end: Int64
    let before: Int64
  }

  /// In order of time, disjoint; microseconds since the epoch.
  private let stretches: [Stretch]
  private let span: ClosedRange<Int64>

  /// Lays the hours out from `first` to `last`; outside of these there is no working time.
  package init(
    _ calendar: BusinessCalendar, in zone: TimeZoneRules, from first: Instant, to last: Instant
  ) {
    let holidays = Set(calendar.holidays)
    span = first.microseconds...max(first, last).microseconds
    var stretches: [Stretch] = []
    var before: Int64 = 0
    var day = zone.date(of: first)
    let lastDay = zone.date(of: max(first, last))
    while day <= lastDay {
      defer { day = day.adding(days: 1) }
      guard !holidays.contains(day), let hours = calendar.hours[day.weekday] else { continue }
      let start = zone.instant(of: day, secondOfDay: hours.lowerBound)
      let end = zone.instant(of: day, secondOfDay: hours.upperBound)
      // A change of the clocks can swallow short hours whole.
      guard start < end else { continue }
      stretches.append(
        Stretch(start: start.microseconds, end: end.microseconds, before: before))
      before += end.microseconds - start.microseconds
    }
    self.stretches = stretches
  }

  /// The working time in `[start, end)`, exact to the microsecond; negative where the end comes
  /// before the start.
  package func elapsed(from start: Instant, to end: Instant) -> Duration {
    .microseconds(worked(until: end) - worked(until: start))
  }

  /// The first instant at which that much working time has passed since the start; nil where the
  /// span ends before.
  package func instant(after duration: Duration, from start: Instant) -> Instant? {
    guard duration > .zero else { return start }
    // A term out of somebody's settings may be any number.
    guard duration <= .microseconds(span.upperBound - span.lowerBound) else { return nil }
    let goal = worked(until: start) + duration.microseconds
    let index = stretches.partitioningIndex { $0.before + ($0.end - $0.start) >= goal }
    guard index < stretches.count else { return nil }
    let instant = stretches[index].start + goal - stretches[index].before
    return instant <= span.upperBound ? Instant(microseconds: instant) : nil
  }

  /// Working time from the beginning of the first day up to the instant.
  private func worked(until instant: Instant) -> Int64 {
    let at = min(max(instant.microseconds, span.lowerBound), span.upperBound)
    let index = stretches.partitioningIndex { $0.end > at }
    guard index < stretches.count else {
      return stretches.last.map { $0.before + $0.end - $0.start } ?? 0
    }
    return stretches[index].before + max(0, at - stretches[index].start)
  }
}
