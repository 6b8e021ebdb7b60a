import Glibc

/// A zone of the system's tz database (TZif, RFC 8536), with the footer's rule worked out into
/// transitions up to the year 2100.
package struct TimeZoneFile: Sendable {
  /// Offset from UTC in seconds before the first transition.
  package let initialOffsetSeconds: Int
  /// Seconds since the epoch and the offset from then on, in order of time.
  package let transitions: [(at: Int64, offsetSeconds: Int)]

  /// Reads `/usr/share/zoneinfo/NAME`; nil where there is no such zone (a name with `..` or a
  /// leading `/` is no zone). `UTC` is known without the database.
  package static func load(_ name: String) -> TimeZoneFile? {
    if name == "UTC" { return TimeZoneFile(initialOffsetSeconds: 0, transitions: []) }
    guard isName(name) else { return nil }
    let path = "/usr/share/zoneinfo/\(name)"
    do {
      let descriptor = try Descriptor.open(path, flags: O_RDONLY | O_NONBLOCK)
      guard try descriptor.status(path: path).isRegularFile else { return nil }
      // The largest file of the database has 4 kB.
      return parse(try descriptor.read(count: 1 << 20, path: path))
    } catch {
      return nil
    }
  }

  /// Names like `Europe/Berlin`, `Etc/GMT+5`, `America/Argentina/Buenos_Aires`.
  private static func isName(_ name: String) -> Bool {
    let parts = name.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      !part.isEmpty
        && part.allSatisfy { byte in
          switch byte {
          case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D, 0x2B: true  // 0-9 A-Z a-z _ - +
          default: false
          }
        }
    }
  }

  /// Reads the bytes of a TZif file; nil for anything else. A version 1 file has no footer, and
  /// so no transitions after its last.
  static func parse(_ bytes: [UInt8]) -> TimeZoneFile? {
    var reader = TimeZoneReader(bytes: bytes)
    guard let first = reader.header() else { return nil }
    if first.version < 0x32 { return reader.block(first, wide: false).map { $0.file(footer: nil) } }
    reader.skip(first.length(wide: false))
    guard let second = reader.header(), let block = reader.block(second, wide: true) else {
      return nil
    }
    return block.file(footer: reader.footer().flatMap(TimeZoneFooter.init))
  }
}
