package import Diagnostics
package import Formats

/// One JSON text of an export.
package struct AgentRecord: Sendable {
  let node: JSONNode
  /// `file:line`, for what has no id.
  let place: String

  /// nil with a diagnostic where it is no JSON, or too long.
  package init?(_ record: JSONRecordSplitter.Record, path: String, log: DiagnosticLog) {
    let location = SourceLocation(path: path, line: record.line)
    place = location.citation
    if record.isOverlong {
      log.add(.overlongRecord(at: location))
      return nil
    }
    let own = DiagnosticLog()
    let node = JSONReader.parse(SourceFile(path: path, bytes: record.bytes), log: own)
    for diagnostic in own.sorted { log.add(diagnostic.movedDown(by: record.line - 1)) }
    guard let node else { return nil }
    self.node = node
  }
}

extension Diagnostic {
  fileprivate func movedDown(by lines: Int) -> Diagnostic {
    var moved = self
    moved.location?.line += lines
    return moved
  }

  fileprivate static func overlongRecord(at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      "GP7111", .error, "one record is longer than 64 MiB: not read", at: place,
      hint: "export one record a line")
  }
}
