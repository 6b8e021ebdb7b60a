import Diagnostics
import Formats

/// Adds an item to a list at the top of a YAML mapping, and leaves what was there as it is: only
/// an empty `[]` gives way.
struct YAMLListAddition {
  let key: String
  /// The item in block style from column 1 on: `- id: x`, its lines ended.
  let item: String

  /// The bytes of the file with the item behind the list's last. `range` is the part that is YAML.
  /// Throws where the list is written so that lines cannot be added to it.
  func applied(to file: SourceFile, in range: Range<Int>? = nil) throws(CommandFailure) -> [UInt8] {
    let range = range ?? 0..<file.bytes.count
    // A record in Markdown without front matter has no YAML to add to.
    if range.isEmpty, !file.bytes.isEmpty { throw refusal(file.path) }
    let log = DiagnosticLog()
    let root = YAMLDocument.parse(file, in: range, log: log).root
    guard !log.sorted.contains(where: { $0.severity == .error }) else { throw refusal(file.path) }
    var lines = YAMLLines(file.bytes, range)
    if let root {
      guard root.kind == .mapping else { throw refusal(file.path) }
      try add(under: root, to: &lines, file.path)
    } else {
      lines.insert(["\(key):"] + indented(2), at: lines.count)
    }
    let bytes = lines.bytes(of: file.bytes, range)
    try verify(bytes, file, range, before: Self.count(of: key, in: root))
    return bytes
  }

  private func add(
    under root: YAMLNode, to lines: inout YAMLLines, _ path: String
  ) throws(CommandFailure) {
    let entries = Array(root.entries)
    guard let index = entries.firstIndex(where: { $0.key.hasText(key) }) else {
      return lines.insert(["\(key):"] + indented(2), at: lines.endOfContent(before: lines.count, 0))
    }
    let (name, list) = entries[index]
    let keyLine = name.line - lines.firstLine
    guard list.kind == .sequence, let first = list.items.first else {
      guard lines.openEmptyList(at: keyLine, key) else { throw refusal(path) }
      return lines.insert(indented(2), at: keyLine + 1)
    }
    let firstLine = first.line - lines.firstLine
    guard let indent = lines.dashIndent(firstLine), firstLine > keyLine else { throw refusal(path) }
    let next = index + 1 < entries.count ? entries[index + 1].key.line - lines.firstLine : nil
    let end = lines.endOfContent(before: next ?? lines.count, indent)
    lines.insert(indented(indent), at: end)
  }

  private func indented(_ width: Int) -> [String] {
    let margin = String(repeating: " ", count: width)
    return item.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      .map { $0.isEmpty ? "" : margin + $0 }
  }

  /// Whatever the file looks like: it must have one item more and say nothing else.
  private func verify(
    _ bytes: [UInt8], _ file: SourceFile, _ range: Range<Int>, before: Int
  ) throws(CommandFailure) {
    let log = DiagnosticLog()
    let end = range.upperBound + bytes.count - file.bytes.count
    let root = YAMLDocument.parse(
      SourceFile(path: file.path, bytes: bytes), in: range.lowerBound..<end, log: log
    ).root
    let isSound = !log.sorted.contains { $0.severity == .error }
    guard isSound, Self.count(of: key, in: root) == before + 1 else { throw refusal(file.path) }
  }

  private static func count(of key: String, in root: YAMLNode?) -> Int {
    root?[key]?.items.count ?? 0
  }

  private func refusal(_ path: String) -> CommandFailure {
    let text = indented(2).joined(separator: "\n")
    return CommandFailure(
      .nothingBuilt, "cannot add to '\(key)' in \(path): it is no list with one item a line",
      hint: "add it by hand, under '\(key)':\n\(text)")
  }
}

/// The lines of a part of a file that is YAML.
struct YAMLLines {
  private var lines: [String]
  private let lineEnd: String
  /// The number in the file of the first line here.
  let firstLine: Int
  private let endsInLineEnd: Bool

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    let text = String(decoding: bytes[range], as: UTF8.self)
    lineEnd = text.utf8.contains(0x0D) ? "\r\n" : "\n"
    // By scalars: CR and LF are one Character.
    var parts = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    endsInLineEnd = parts.last == ""
    if endsInLineEnd { parts.removeLast() }
    lines = parts
    firstLine = 1 + bytes[..<range.lowerBound].count { $0 == 0x0A }
  }

  var count: Int { lines.count }

  mutating func insert(_ new: [String], at index: Int) {
    let ending = lineEnd == "\n" ? "" : "\r"
    lines.insert(contentsOf: new.map { $0 + ending }, at: index)
  }

  /// The whole file again. A last line that had no end gets one where something follows it.
  func bytes(of file: [UInt8], _ range: Range<Int>) -> [UInt8] {
    let text = lines.joined(separator: "\n") + "\n"
    return file[..<range.lowerBound] + Array(text.utf8) + file[range.upperBound...]
  }

  /// The blanks before the `-` that the line begins with; nil where it begins otherwise.
  func dashIndent(_ index: Int) -> Int? {
    guard lines.indices.contains(index) else { return nil }
    let indent = indent(of: lines[index])
    return lines[index].utf8.dropFirst(indent).first == UInt8(ascii: "-") ? indent : nil
  }

  /// The index after the last line before `end` that is neither blank nor a comment further left
  /// than what it would belong to.
  func endOfContent(before end: Int, _ indent: Int) -> Int {
    var end = end
    while end > 0 {
      let line = lines[end - 1]
      let width = self.indent(of: line)
      let first = line.utf8.dropFirst(width).first
      let isBlank = first == nil || first == 0x0D
      guard isBlank || (first == UInt8(ascii: "#") && width <= indent) else { break }
      end -= 1
    }
    return end
  }

  private func indent(of line: String) -> Int { line.utf8.prefix { $0 == 0x20 }.count }

  /// Makes `key: []` and `key:` ready for items below; false for any other line.
  mutating func openEmptyList(at index: Int, _ key: String) -> Bool {
    guard lines.indices.contains(index) else { return false }
    let parts = lines[index].split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let code = parts[0].filter { $0 != " " && $0 != "\r" }
    guard code == "\(key):" || code == "\(key):[]" else { return false }
    lines[index] = lines[index].replacing(" []", with: "", maxReplacements: 1)
    return code == "\(key):" || !lines[index].contains("[]")
  }
}
