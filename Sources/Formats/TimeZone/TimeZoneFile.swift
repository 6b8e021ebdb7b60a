/// A zone of the system's tz database (TZif, RFC 8536), with the footer's rule worked out into
/// transitions up to the year 2100.
package struct TimeZoneFile: Sendable {
  /// Offset from UTC in seconds before the first transition.
  package let initialOffsetSeconds: Int
  /// Seconds since the epoch and the offset from then on, in order of time.
  package let transitions: [(at: Int64, offsetSeconds: Int)]

  /// Reads `/usr/share/zoneinfo/NAME`; nil where there is no such zone (a name with `..` or a
  /// leading `/` is no zone).
  package static func load(_ name: String) -> TimeZoneFile? { preconditionFailure("to come") }
}
