import Diagnostics

/// The source lines that diagnostics quote.
enum Excerpts {
  /// Fills in the missing excerpts in one pass over the file; the diagnostics must be sorted.
  static func filled(_ diagnostics: [Diagnostic], from file: SourceFile) -> [Diagnostic] {
    guard !diagnostics.isEmpty else { return [] }
    var result = diagnostics
    var scanner = LineScanner(bytes: file.bytes, position: 0, number: 1)
    var line = scanner.next()
    for index in result.indices {
      guard result[index].excerpt == nil, let place = result[index].location, place.line > 0,
        place.path == file.path
      else { continue }
      while let current = line, current.number < place.line { line = scanner.next() }
      guard let line, line.number == place.line else { continue }
      let end = min(line.end, line.start + 400)
      result[index].excerpt = String(decoding: file.bytes[line.start..<end], as: UTF8.self)
    }
    return result.map(Secrets.masked)
  }
}
