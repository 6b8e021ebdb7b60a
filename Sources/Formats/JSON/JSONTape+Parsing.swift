package import Diagnostics

/// Filling a tape.
extension JSONTape {
  /// Takes over the bytes in which texts are to be parsed.
  package mutating func load(_ bytes: [UInt8]) {
    self.bytes = bytes
    clear(line: 1)
  }

  /// Parses the text between two offsets of the loaded bytes, which is on a line that starts at
  /// `lineStart`: before the text, where a byte order mark is.
  mutating func parse(
    _ range: Range<Int>, line: Int, lineStart: Int
  ) throws(JSONFault) {
    clear(line: line)
    lineStarts.append(UInt32(truncatingIfNeeded: lineStart))
    var parser = JSONTapeParser(from: range.lowerBound, to: range.upperBound)
    // Moved there and back: a copy would cost more than the parsing.
    swap(&parser.nodes, &nodes)
    swap(&parser.lineStarts, &lineStarts)
    defer {
      swap(&parser.nodes, &nodes)
      swap(&parser.lineStarts, &lineStarts)
      swap(&parser.repeatedKeys, &repeatedKeys)
    }
    let bytes = bytes
    try parser.document(bytes.span)
  }

  private mutating func clear(line: Int) {
    nodes.removeAll(keepingCapacity: true)
    lineStarts.removeAll(keepingCapacity: true)
    if !repeatedKeys.isEmpty { repeatedKeys = [] }
    firstLine = line
  }

  /// Takes the value of a whole file; false with a diagnostic where it is no JSON. A key that comes
  /// twice in an object is an error at the second one; the first is used.
  package mutating func parse(_ file: SourceFile, log: DiagnosticLog) -> Bool {
    load(file.bytes)
    do throws(JSONFault) {
      guard file.bytes.count < Int(UInt32.max) else {
        throw JSONFault(reason: .tooManyValues, offset: 0)
      }
      let start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
      try parse(start..<file.bytes.count, line: 1, lineStart: 0)
    } catch {
      log.add(error.diagnostic(in: file))
      return false
    }
    for key in repeatedKeys { log.add(.repeatedKey(key, of: self, in: file.path)) }
    return true
  }
}
