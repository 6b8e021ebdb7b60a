/// Finds the path of a value in a line: `input.text`, `sources[].title`.
struct FieldPath {
  private struct Level {
    var isArray: Bool
    var key = ""
  }

  /// The path of the value whose text begins at an offset of a sound JSON text.
  static func path(to offset: Int, in text: UnsafeBufferPointer<UInt8>) -> String {
    var levels: [Level] = []
    var lastString = ""
    var place = 0
    while place < offset {
      switch unsafe text[place] {
      case UInt8(ascii: "{"): levels.append(Level(isArray: false))
      case UInt8(ascii: "["): levels.append(Level(isArray: true))
      case UInt8(ascii: "}"), UInt8(ascii: "]"): levels.removeLast()
      case UInt8(ascii: ":"): levels[levels.count - 1].key = lastString
      case UInt8(ascii: "\""):
        let start = place + 1
        if start >= offset { return written(levels) }
        place = start
        while unsafe text[place] != UInt8(ascii: "\"") {
          place += unsafe text[place] == UInt8(ascii: "\\") ? 2 : 1
        }
        lastString = unsafe String(
          decoding: UnsafeBufferPointer(rebasing: text[start..<place]), as: UTF8.self)
      default: break
      }
      place += 1
    }
    return written(levels)
  }

  private static func written(_ levels: [Level]) -> String {
    var path = ""
    for level in levels {
      if level.isArray {
        path += "[]"
      } else {
        path += path.isEmpty ? level.key : "." + level.key
      }
    }
    return path
  }
}
