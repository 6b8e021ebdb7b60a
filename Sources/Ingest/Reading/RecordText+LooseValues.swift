import Diagnostics

/// Values that stand in running text and fenced blocks.
extension RecordText {
  /// The rest of the first line, outside code, that starts (after a bullet) with one of the names
  /// and a colon.
  func looseValue(_ names: [String]) -> String? {
    let patterns = names.map { Array($0.utf8) }
    for line in lines where !line.isCode {
      var start = contentStart(line)
      while start < line.end, Self.isBullet(file.bytes[start]) || file.bytes[start] == 0x20 {
        start += 1
      }
      let rest = file.bytes[start..<line.end]
      for pattern in patterns where rest.starts(with: pattern) {
        let value = rest.dropFirst(pattern.count)
        if value.first == 0x3A || value.starts(with: [0xEF, 0xBC, 0x9A]) {
          let colon = value.first == 0x3A ? 1 : 3
          return FieldLine.clean(String(decoding: value.dropFirst(colon), as: UTF8.self))
        }
      }
    }
    return nil
  }

  /// The value of a key in a fenced block, on a line of its own; with `under`, only below a line
  /// that holds that key alone.
  func fencedValue(_ key: String, under parent: String? = nil) -> String? {
    var isBelow = parent == nil
    for line in lines where line.isCode {
      let text = Words.trimmed(self.text(of: line))
      if let parent, text == parent + ":" {
        isBelow = true
      } else if isBelow, text.hasPrefix(key + ":") {
        let value = Words.trimmed(text.dropFirst(key.utf8.count + 1))
        return value.isEmpty ? nil : Words.trimmed(value.split(separator: "#")[0])
      }
    }
    return nil
  }
}
