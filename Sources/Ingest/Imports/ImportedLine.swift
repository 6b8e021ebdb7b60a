import Diagnostics
import Formats
import Model

/// One line of an imported file with what it is sorted by.
struct ImportedLine {
  let id: String
  /// nil for a record that states no time; such lines come first.
  let time: Instant?
  let bytes: [UInt8]

  init(_ deployment: Deployment) {
    id = deployment.id
    time = deployment.finishedAt ?? deployment.startedAt
    bytes = JSONWriter.compact(NativeLines.object(deployment))
  }

  init(_ change: Change) {
    id = change.id
    time = change.mergedAt ?? change.closedAt ?? change.createdAt ?? change.authoredAt
    bytes = JSONWriter.compact(NativeLines.object(change))
  }

  init(_ incident: Incident) {
    id = incident.id
    time = incident.detectedAt ?? incident.impactStart
    bytes = JSONWriter.compact(NativeLines.object(incident))
  }

  /// Reads back a line that was written before; nil where it is none.
  init?(_ kind: ImportedKind, bytes: ArraySlice<UInt8>) {
    let file = SourceFile(path: "", bytes: Array(bytes))
    guard let node = JSONReader.parse(file, log: DiagnosticLog()), let id = node["id"]?.string
    else { return nil }
    self.id = id
    time = Self.timeFields(kind).lazy.compactMap { node[$0]?.string }.first
      .flatMap { Instant(rfc3339: $0) }
    self.bytes = file.bytes
  }

  /// As the initialisers above have it.
  private static func timeFields(_ kind: ImportedKind) -> [String] {
    switch kind {
    case .deployments: ["finished_at", "started_at"]
    case .changes: ["merged_at", "closed_at", "created_at", "authored_at"]
    case .incidents: ["detected_at", "impact_start"]
    }
  }

  /// By time, then id.
  static func precedes(_ left: Self, _ right: Self) -> Bool {
    switch (left.time, right.time) {
    case (let one?, let other?) where one != other: one < other
    case (nil, .some): true
    case (.some, nil): false
    default: ByteOrder.precedes(left.id, right.id)
    }
  }
}

extension ImportedRecords {
  /// The lines of one kind, by time, then id.
  func lines(_ kind: ImportedKind) -> [ImportedLine] {
    let lines =
      switch kind {
      case .deployments: deployments.map { ImportedLine($0) }
      case .changes: changes.map { ImportedLine($0) }
      case .incidents: incidents.map { ImportedLine($0) }
      }
    return lines.sorted(by: ImportedLine.precedes)
  }
}
