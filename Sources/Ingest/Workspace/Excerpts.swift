import Diagnostics

/// The source lines that diagnostics quote.
enum Excerpts {
  /// What was reported of a file, sorted, with the lines: those of a stream have been quoted as
  /// they passed, for a file held whole the missing ones are filled in here in one pass.
  static func filled(_ reading: FileReading) -> [Diagnostic] {
    var result = reading.log.sorted
    guard !result.isEmpty, let file = reading.heldFile else { return result }
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
    return result
  }
}
