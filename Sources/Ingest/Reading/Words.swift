/// Words of a record without their decoration: `✅ COMPLETED (Owner Accepted)` is `completed`.
enum Words {
  /// The status word in lower case with `_` between its parts; empty where nothing but decoration
  /// is left. What stands in brackets or after a dash is a remark.
  static func status(_ text: String) -> String {
    var word = ""
    var pendingGap = false
    for scalar in text.unicodeScalars {
      if isRemarkStart(scalar) {
        if word.isEmpty { continue }
        break
      }
      if scalar == " " || scalar == "_" || scalar == "-" || scalar.value == 0x2011 {
        pendingGap = !word.isEmpty
      } else if isLetter(scalar) {
        if pendingGap { word += "_" }
        pendingGap = false
        word.unicodeScalars.append(scalar)
      }
    }
    let lower = word.lowercased()
    return chinese(lower) ?? lower
  }

  private static func isRemarkStart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "(", "（", "[", "—", "–", ";", "；", ",", "，", "/", "|", "→", ":", "：": true
    default: false
    }
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case 0..<0x80: false
    // Ideographs, without a look at the character database.
    case 0x4E00...0x9FFF: true
    default: scalar.properties.isAlphabetic
    }
  }

  /// The English word for a status written in Chinese.
  private static func chinese(_ word: String) -> String? {
    switch word {
    case "已批准", "批准", "通过", "已通过": "approved"
    case "已确认", "确认": "confirmed"
    case "已接受", "接受": "accepted"
    case "草案", "草稿": "draft"
    case "待审", "待审核", "待定", "待处理", "待批准": "pending"
    case "提议", "已提议": "proposed"
    case "已拒绝", "拒绝": "rejected"
    case "已废弃", "废弃": "deprecated"
    case "已取代", "已替代": "superseded"
    case "已完成", "完成": "completed"
    case "进行中", "执行中": "in_progress"
    case "阻塞", "已阻塞": "blocked"
    case "冻结", "已冻结": "frozen"
    case "有效", "生效": "active"
    case "过期", "已过期": "expired"
    default: nil
    }
  }

  /// What a tick, a hourglass or a warning sign says where no word stands beside it.
  static func symbol(_ text: String) -> String? {
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x2705, 0x2714, 0x2713, 0x2611: return "done"
      case 0x23F3, 0x231B, 0x1F6A7, 0x1F4DD: return "planned"
      case 0x26A0, 0x1F7E1, 0x1F535: return "partial"
      case 0x274C, 0x2716, 0x2717: return "missing"
      default: continue
      }
    }
    return nil
  }

  /// A field's name for comparison: lower case, without blanks, `_`, `-` and decoration.
  static func fieldName(_ text: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case 0x41...0x5A: bytes.append(byte + 0x20)
      case 0x30...0x39, 0x61...0x7A: bytes.append(byte)
      case 0x80...: return foreignFieldName(text)
      default: continue
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func foreignFieldName(_ text: String) -> String {
    var name = ""
    for scalar in text.unicodeScalars where isLetter(scalar) {
      name.unicodeScalars.append(scalar)
    }
    return name.lowercased()
  }

  /// Whether the bytes of `part` occur in `text`. (The standard library's search goes by
  /// Characters, a hundred times slower.)
  static func occurs(_ part: StaticString, in text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      part.withUTF8Buffer { pattern in
        guard let first = pattern.first, bytes.count >= pattern.count else { return false }
        for start in 0...(bytes.count - pattern.count) where bytes[start] == first {
          if bytes[start...].starts(with: pattern) { return true }
        }
        return false
      }
    }
  }

  /// Whether a value only holds the place of one.
  static func isPlaceholder(_ text: String) -> Bool {
    switch text.lowercased() {
    case "", "-", "--", "—", "–", "tbd", "n/a", "na", "none", "null", "无", "...", "…", "yyyy-mm-dd":
      return true
    default:
      return (text.hasPrefix("[") && text.hasSuffix("]")) || text.hasPrefix("<")
    }
  }

  /// A list written in one line: `A, B` or `` `A`、`B` ``, links reduced to their text.
  static func list(_ text: String) -> [String] {
    text.unicodeScalars
      .split { $0 == "," || $0 == "、" || $0 == "，" || $0 == ";" || $0 == "；" }
      .map { trimmed(String($0)) }
      .filter { !isPlaceholder($0) }
      .map(unlinked)
  }

  /// `[text](target)` as its text, code marks dropped.
  static func unlinked(_ text: String) -> String {
    let plain = text.filter { $0 != "`" }
    guard plain.utf8.first == 0x5B, let end = plain.utf8.firstIndex(of: 0x5D) else { return plain }
    return String(plain[..<end].dropFirst())
  }

  /// Without blanks, tabs and line ends at either end.
  static func trimmed(_ value: some StringProtocol) -> String {
    let text = Substring(value)
    let bytes = text.utf8
    guard let first = bytes.firstIndex(where: { !isBlank($0) }) else { return "" }
    var end = text.endIndex
    while end > first, isBlank(bytes[bytes.index(before: end)]) { end = bytes.index(before: end) }
    return String(text[first..<end])
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  /// For messages: at most 60 characters.
  static func shortened(_ text: String) -> String {
    let head = text.prefix(60)
    return head.endIndex == text.endIndex ? text : head + "…"
  }
}
