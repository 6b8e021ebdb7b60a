import Diagnostics
import Formats
@testable import Ingest
import Model

/// A file of any input of the catalogue: the first byte says of which, the second with which
/// extension.
struct RecordsTarget: FuzzTarget {
  private static let extensions = [".md", ".yaml", ".jsonl", ".json"]
  /// The log of actions has targets of its own.
  private static let inputs = InputCatalog.all.filter { $0.kind != .actions }

  /// A path for each form that the input takes.
  private static let paths: [[String]] = inputs.map { input in
    let place = input.places[0].replacing("*", with: "x")
    guard place.hasSuffix("/") else { return [place] }
    let paths = extensions.map { "\(place)a\($0)" }.filter(input.accepts)
    return paths.isEmpty ? ["\(place)a.yaml"] : paths
  }

  func take(_ bytes: [UInt8]) {
    guard bytes.count >= 2 else { return }
    let input = Self.inputs[Int(bytes[0]) % Self.inputs.count]
    let paths = Self.paths[Int(bytes[0]) % Self.inputs.count]
    let path = paths[Int(bytes[1]) % paths.count]
    guard let reading = Self.reading(input, path, Array(bytes.dropFirst(2))) else { return }
    var facts = Facts()
    input.read(reading, into: &facts)
    precondition(input.recordCount(in: facts) >= 0)
    _ = input.newest(in: facts)
    _ = Excerpts.filled(reading)
  }

  private static func reading(
    _ input: any Input, _ path: String, _ bytes: [UInt8]
  ) -> FileReading? {
    let home = path.utf8.lastIndex(of: 0x2F).map { String(path[...$0]) } ?? ""
    if input.isStreamed(path) {
      let name = "records\(path.suffix(6))"
      WorkingFolder.write(name, bytes)
      return FileReading(linesOf: name, home: "", WorkingFolder.context)
    }
    guard WorkingFolder.isText(bytes) else { return nil }
    return FileReading(SourceFile(path: path, bytes: bytes), home: home, WorkingFolder.context)
  }
}
