import Diagnostics
import Formats
import Model

/// One event of an audit file in JSON.
enum AuditEvent {
  static func entry(_ node: JSONNode, _ reading: FileReading) -> AuditEntry? {
    guard case .object = node.value else {
      reading.report(.noObject(at: node.location))
      return nil
    }
    guard let time = node["timestamp"], let written = time.string,
      let type = node["event_type"]?.string
    else {
      reading.report(.incomplete(at: node.location))
      return nil
    }
    guard let at = reading.instant(written, at: time.location, of: "timestamp") else { return nil }
    let severity = node["severity"]?.string.map { $0.uppercased() }
    return AuditEntry(
      subject: subject(node) ?? RecordFileName.stem(reading.path), at: at,
      status: type.lowercased(), actor: actor(node), severity: severity, details: details(node),
      variant: .json, source: node.location)
  }

  private static func subject(_ node: JSONNode) -> String? {
    for key in ["task_id", "artifact_path", "artifact", "spec_id", "subject"] {
      if let text = (node["data"]?[key] ?? node[key])?.string { return text }
    }
    return nil
  }

  private static func actor(_ node: JSONNode) -> String? {
    for key in ["agent_id", "actor", "agent"] {
      if let text = (node["data"]?[key] ?? node[key])?.string { return text }
    }
    return node["source"]?.string
  }

  /// What else the event says; the fields of `data` under their own names.
  private static func details(_ node: JSONNode) -> [Field] {
    let shown = ["timestamp", "event_type", "severity", "data"]
    let own = node.entries.filter { !shown.contains($0.key) }
    return (own + (node["data"]?.entries ?? [])).map { entry in
      Field(name: entry.key, value: flat(entry.value, depth: 0))
    }
  }

  private static func flat(_ node: JSONNode, depth: Int) -> String {
    switch node.value {
    case .null: return ""
    case .bool(let value): return value ? "true" : "false"
    case .number(let text), .string(let text): return text
    case .array(let items) where depth < 4:
      return items.map { flat($0, depth: depth + 1) }.joined(separator: ", ")
    case .object(let entries) where depth < 4:
      return entries.map { "\($0.key): \(flat($0.value, depth: depth + 1))" }
        .joined(separator: ", ")
    case .array, .object: return "…"
    }
  }
}

extension Diagnostic {
  fileprivate static func noObject(at place: SourceLocation) -> Diagnostic {
    Diagnostic("GP5002", .error, "an audit event must be an object", at: place)
  }

  fileprivate static func incomplete(at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      "GP5001", .error, "this audit event has no 'timestamp' or no 'event_type'", at: place)
  }
}
