import Model

/// How many lines commits add and remove against their first parent, out of what `git log
/// --shortstat` prints: an object name on a line of its own, then a line of numbers where there
/// are any. No name of a file stands in it.
struct GitSizes {
  struct Size: Hashable, Sendable {
    var additions = 0
    var deletions = 0
  }

  private(set) var sizes: [String: Size] = [:]
  private var current: String?
  private var line: [UInt8] = []

  init() {}

  mutating func consume(_ piece: ArraySlice<UInt8>) -> Bool {
    var rest = piece
    while let end = rest.firstIndex(of: 0x0A) {
      line += rest[..<end]
      rest = rest[(end + 1)...]
      finishLine()
      line.removeAll(keepingCapacity: true)
    }
    line += rest
    return true
  }

  private mutating func finishLine() {
    if GitHash.isHash(line) {
      let name = String(decoding: line, as: UTF8.self)
      current = name
      sizes[name] = Size()
    } else if let current, line.first == 0x20 {
      sizes[current] = Self.size(line)
    }
  }

  /// ` 3 files changed, 10 insertions(+), 2 deletions(-)`; either number may be missing.
  private static func size(_ line: [UInt8]) -> Size {
    var size = Size()
    for part in line.split(separator: UInt8(ascii: ",")) {
      let words = part.split(separator: 0x20)
      guard words.count >= 2, let number = Digits.value(words[0]) else { continue }
      if words[1].starts(with: "insertion".utf8) { size.additions = number }
      if words[1].starts(with: "deletion".utf8) { size.deletions = number }
    }
    return size
  }
}
