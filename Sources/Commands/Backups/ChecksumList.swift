import Formats

/// `SHA256SUMS`, the list beside a backup: lines of `sha256sum`, so that it can be checked without
/// govpack.
///
/// A name with a backslash or a line end is written as GNU does: `\\` and `\n`, with a backslash at
/// the head of its line.
struct ChecksumList {
  static let name = "SHA256SUMS"

  struct Entry: Hashable {
    let path: String
    /// In lower-case hexadecimal.
    let sha256: String
  }

  var entries: [Entry]
  /// The numbers of lines that are none of `sha256sum`'s, or lead out of the backup.
  var brokenLines: [Int] = []

  init(_ entries: [Entry]) { self.entries = entries }

  /// Reads a list. Of two lines of one path the second is broken.
  init(reading bytes: [UInt8]) {
    entries = []
    var known: Set<String> = []
    for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where !(line.isEmpty && index > 0) {
      guard let entry = Self.entry(line), known.insert(entry.path).inserted else {
        brokenLines.append(index + 1)
        continue
      }
      entries.append(entry)
    }
  }

  var bytes: [UInt8] {
    entries.flatMap { entry -> [UInt8] in
      let isPlain = !entry.path.utf8.contains { $0 == 0x5C || $0 == 0x0A || $0 == 0x0D }
      let name =
        isPlain
        ? entry.path
        : entry.path.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
          .replacing("\r", with: "\\r")
      return Array("\(isPlain ? "" : "\\")\(entry.sha256)  \(name)\n".utf8)
    }
  }

  private static func entry(_ line: ArraySlice<UInt8>) -> Entry? {
    let isEscaped = line.first == 0x5C
    let rest = isEscaped ? line.dropFirst() : line
    guard rest.count > 66, let text = String(validating: rest, as: UTF8.self) else { return nil }
    let digest = text.prefix(64)
    let mark = text.dropFirst(64).prefix(2)
    guard digest.utf8.allSatisfy(isDigit), mark == "  " || mark == " *" else { return nil }
    let name = String(text.dropFirst(66))
    guard let path = isEscaped ? unescaped(name) : name, isInside(path) else { return nil }
    return Entry(path: path, sha256: String(digest))
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
  }

  private static func unescaped(_ name: String) -> String? {
    var result = ""
    var isAfterBackslash = false
    for character in name.unicodeScalars {
      guard isAfterBackslash else {
        if character == "\\" {
          isAfterBackslash = true
        } else {
          result.unicodeScalars.append(character)
        }
        continue
      }
      isAfterBackslash = false
      switch character {
      case "\\": result += "\\"
      case "n": result += "\n"
      case "r": result += "\r"
      default: return nil
      }
    }
    return isAfterBackslash ? nil : result
  }

  /// Whether a path leads to a file below the backup, as govpack writes them.
  private static func isInside(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return path != name && !path.utf8.contains(0)
      && parts.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
  }
}
