import Diagnostics
import Model

/// One line of the form `**Field**: value`, also quoted (`>`), in a list, with the colon inside the
/// bold or full-width (`：`).
struct FieldLine {
  let name: String
  let value: String
  /// Of the name, in bytes from 1.
  let column: Int

  /// nil for any other line.
  init?(_ text: RecordText, _ line: RecordText.Line) {
    let bytes = text.file.bytes
    var start = text.contentStart(line)
    if start + 1 < line.end, RecordText.isBullet(bytes[start]), bytes[start + 1] == 0x20 {
      start += 2
      while start < line.end, bytes[start] == 0x20 { start += 1 }
    }
    guard start + 4 < line.end, bytes[start] == 0x2A, bytes[start + 1] == 0x2A,
      let close = Self.closing(bytes, from: start + 2, to: line.end)
    else { return nil }
    let inner = bytes[(start + 2)..<close]
    var rest = bytes[(close + 2)..<line.end].drop { $0 == 0x20 }
    guard let length = Self.colon(rest) ?? (Self.endsWithColon(inner) ? 0 : nil) else { return nil }
    rest = rest.dropFirst(length)
    name = String(decoding: inner, as: UTF8.self)
    value = Self.clean(String(decoding: rest, as: UTF8.self))
    column = start + 2 - line.start + 1
  }

  /// A last line such as `*Created: 2026-02-01 by the owner*`.
  init?(trailer text: RecordText, _ line: RecordText.Line) {
    let bytes = text.file.bytes
    guard line.start + 2 < line.end, bytes[line.start] == 0x2A, bytes[line.start + 1] != 0x2A,
      bytes[line.start + 1] != 0x20
    else { return nil }
    let whole = Words.trimmed(text.text(of: line))
    guard whole.hasSuffix("*"), let colon = whole.firstIndex(where: { $0 == ":" || $0 == "：" })
    else { return nil }
    name = String(whole[..<colon].dropFirst())
    value = Words.trimmed(whole[whole.index(after: colon)...].dropLast())
    column = 2
  }

  private static func closing(_ bytes: [UInt8], from start: Int, to end: Int) -> Int? {
    var index = start
    while index + 1 < end {
      if bytes[index] == 0x2A, bytes[index + 1] == 0x2A { return index }
      index += 1
    }
    return nil
  }

  /// The bytes of a colon at the start.
  private static func colon(_ bytes: ArraySlice<UInt8>) -> Int? {
    if bytes.first == 0x3A { return 1 }
    return bytes.starts(with: [0xEF, 0xBC, 0x9A]) ? 3 : nil
  }

  private static func endsWithColon(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.last == 0x3A || bytes.suffix(3).elementsEqual([0xEF, 0xBC, 0x9A])
  }

  /// The value without hard breaks, code and bold marks.
  static func clean(_ text: String) -> String {
    var result = Words.trimmed(text)
    if result.hasSuffix("\\") { result = Words.trimmed(result.dropLast()) }
    if result.utf8.contains(0x60) { result = result.filter { $0 != "`" } }
    if result.hasPrefix("**"), result.hasSuffix("**"), result.utf8.count > 4 {
      result = Words.trimmed(result.dropFirst(2).dropLast(2))
    }
    return result
  }
}
