import Diagnostics

/// YAML front matter: between a first line `---` and the next line `---` or `...`.
struct FrontMatter {
  /// The text between the marks, with an empty line for the first mark, so that its lines count
  /// like the file's; nil when there is none.
  var yaml: [UInt8]?
  /// What follows, and its line.
  var body: ArraySlice<UInt8>
  var bodyLine: Int

  /// Parts a file. A byte order mark is dropped.
  static func split(_ file: SourceFile, log: DiagnosticLog) -> FrontMatter {
    var bytes = file.bytes[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    let whole = FrontMatter(yaml: nil, body: bytes, bodyLine: 1)
    guard let start = endOfMark("---", in: bytes) else { return whole }
    var line = 2
    var position = start
    while position < bytes.endIndex {
      let rest = bytes[position...]
      if let end = endOfMark("---", in: rest) ?? endOfMark("...", in: rest) {
        return FrontMatter(
          yaml: [0x0A] + bytes[start..<position], body: bytes[end...], bodyLine: line + 1)
      }
      guard let end = rest.firstIndex(of: 0x0A) else { break }
      position = end + 1
      line += 1
    }
    log.add(unclosed(in: file))
    return whole
  }

  /// Where the line after `mark` begins, when `text` begins with a line of nothing else.
  private static func endOfMark(_ mark: String, in text: ArraySlice<UInt8>) -> Int? {
    guard text.starts(with: mark.utf8) else { return nil }
    let rest = text.dropFirst(3).drop { SourceLines.isSpace($0) || $0 == 0x0D }
    guard let end = rest.first else { return text.endIndex }
    return end == 0x0A ? rest.startIndex + 1 : nil
  }

  private static func unclosed(in file: SourceFile) -> Diagnostic {
    Diagnostic(
      "GP3001", .warning, "front matter is not closed; the whole file is read as text",
      at: SourceLocation(path: file.path, line: 1, column: 1), excerpt: file.line(1), length: 3,
      hint: "end the front matter with a line of three dashes")
  }
}
