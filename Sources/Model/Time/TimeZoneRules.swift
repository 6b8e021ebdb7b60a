/// The offsets of one time zone over time, out of the system's tz database.
///
/// Transitions beyond the table follow `futureRules` (the footer of a TZif file, RFC 8536
/// section 3.3), already worked out into transitions up to the year 2100 by the reader.
package struct TimeZoneRules: Hashable, Sendable {
  /// A change of offset.
  package struct Transition: Hashable, Sendable {
    /// Seconds since the epoch, UTC.
    package let at: Int64
    /// East of UTC, from `at` on.
    package let offsetSeconds: Int

    package init(at: Int64, offsetSeconds: Int) {
      self.at = at
      self.offsetSeconds = offsetSeconds
    }
  }

  /// IANA name.
  package let name: String
  package let initialOffsetSeconds: Int
  /// In order of time.
  package let transitions: [Transition]

  package init(name: String, initialOffsetSeconds: Int, transitions: [Transition]) {
    self.name = name
    self.initialOffsetSeconds = initialOffsetSeconds
    self.transitions = transitions
  }

  package static let utc = TimeZoneRules(name: "UTC", initialOffsetSeconds: 0, transitions: [])

  /// East of UTC, in seconds.
  package func offset(at instant: Instant) -> Int {
    let seconds = instant.seconds
    var low = 0
    var high = transitions.count
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle].at <= seconds { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? initialOffsetSeconds : transitions[low - 1].offsetSeconds
  }

  /// The local day of an instant.
  package func date(of instant: Instant) -> CivilDate {
    let local = instant.seconds + Int64(offset(at: instant))
    return CivilDate(daysSinceEpoch: Int(local >= 0 ? local / 86_400 : (local - 86_399) / 86_400))
  }

  /// The local week of an instant.
  package func week(of instant: Instant) -> ISOWeek { ISOWeek(containing: date(of: instant)) }

  /// The instant of a local wall-clock time. A time that a forward change skips is read with the
  /// offset before the change; one that occurs twice is the first (RFC 5545 section 3.3.5).
  package func instant(of date: CivilDate, secondOfDay: Int = 0) -> Instant {
    let local = Int64(date.daysSinceEpoch) * 86_400 + Int64(secondOfDay)
    let before = offset(at: Instant(seconds: local - 86_400))
    let after = offset(at: Instant(seconds: local + 86_400))
    for candidate in [max(before, after), min(before, after)] {
      let instant = Instant(seconds: local - Int64(candidate))
      if offset(at: instant) == candidate { return instant }
    }
    return Instant(seconds: local - Int64(before))
  }

  /// The half-open window `[start, end)` of a period; nil for an instant.
  package func window(of period: Period) -> Range<Instant>? {
    period.days.map { instant(of: $0.start)..<instant(of: $0.end) }
  }

  /// RFC 3339 at the zone's offset.
  package func format(_ instant: Instant) -> String {
    instant.formatted(offsetSeconds: offset(at: instant))
  }
}
