import Diagnostics
@testable import Formats

/// A JSON text: what was read and written can be read again and is the same; and the lines and
/// members of a file are the same however its bytes arrive.
struct JSONTarget: FuzzTarget {
  func take(_ bytes: [UInt8]) {
    roundTrip(bytes)
    lines(bytes)
    let whole = Self.records(bytes, step: bytes.count + 1)
    let pieces = Self.records(bytes, step: 7)
    precondition(whole.count == pieces.count, "pieces change no record")
    for (one, other) in zip(whole, pieces) {
      precondition(
        one.bytes == other.bytes && one.line == other.line && one.isOverlong == other.isOverlong,
        "pieces change no record")
    }
  }

  private func roundTrip(_ bytes: [UInt8]) {
    let file = SourceFile(path: "a.json", bytes: bytes)
    guard let node = JSONReader.parse(file, log: DiagnosticLog()) else { return }
    let once = JSONWriter.compact(JSONValue(node))
    let log = DiagnosticLog()
    guard let again = JSONReader.parse(SourceFile(path: "b.json", bytes: once), log: log) else {
      preconditionFailure("what is written can be read: \(log.sorted)")
    }
    precondition(JSONWriter.compact(JSONValue(again)) == once, "and is the same")
  }

  private func lines(_ bytes: [UInt8]) {
    var lines = JSONLines(path: "a.jsonl")
    lines.start(
      LineChunk(bytes: bytes, start: 0, end: bytes.count, firstLine: 1, isOverlong: false))
    while let line = lines.next() {
      if case .value = line { _ = lines.tape.kind(0) }
    }
  }

  private static func records(_ bytes: [UInt8], step: Int) -> [JSONRecordSplitter.Record] {
    var splitter = JSONRecordSplitter()
    var records: [JSONRecordSplitter.Record] = []
    for start in stride(from: 0, to: bytes.count, by: step) {
      splitter.add(Array(bytes[start..<min(start + step, bytes.count)]))
      while let record = splitter.next() { records.append(record) }
    }
    splitter.finish()
    while let record = splitter.next() { records.append(record) }
    return records
  }
}
