@testable import Formats

/// A file of the system's tz database, and its footer's rule alone.
struct TimeZonesTarget: FuzzTarget {
  func take(_ bytes: [UInt8]) {
    if let zone = TimeZoneFile.parse(bytes) {
      for (one, next) in zip(zone.transitions, zone.transitions.dropFirst()) {
        // A footer that contradicts the table gives a second one at the last instant.
        precondition(one.at <= next.at, "transitions are in order of time")
      }
    }
    _ = TimeZoneFooter(bytes)
  }
}
