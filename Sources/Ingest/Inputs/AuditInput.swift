import Diagnostics
import Formats
import Model

/// `ops/audit/`: the kernel's logs, prose records, JSON events and lists of specification commits.
struct AuditInput: Input {
  let kind = InputKind.audit
  let pathKey = "audit"
  let places = ["ops/audit/"]
  let staleAfterDays: Int? = 7

  func accepts(_ path: String) -> Bool {
    RecordFileName.isMarkdown(path) || RecordFileName.isYAML(path) || path.hasSuffix(".json")
  }

  func recordCount(in facts: Facts) -> Int { facts.auditEntries.count }

  func newest(in facts: Facts) -> Instant? { facts.auditEntries.compactMap(\.at).max() }

  func read(_ reading: FileReading, into facts: inout Facts) {
    if RecordFileName.isYAML(reading.path) {
      readCommits(reading, into: &facts)
    } else if reading.path.hasSuffix(".json") {
      readEvents(reading, into: &facts)
    } else {
      let text = RecordText(reading)
      if KernelLog.isOne(text) {
        facts.auditEntries += KernelLog(text, reading).entries()
      } else {
        facts.auditEntries.append(Self.prose(text, reading))
      }
    }
  }

  /// A record in prose speaks of one day.
  private static func prose(_ text: RecordText, _ reading: FileReading) -> AuditEntry {
    let fields = RecordFields(text, reading)
    let status = fields.text("status", "状态").map(Words.status) ?? ""
    let details = fields.fields.filter { $0.origin == .head || $0.origin == .frontMatter }
      .map { Field(name: $0.written, value: $0.value) }
    return AuditEntry(
      subject: fields.text("auditid", "审计id", "taskid", "id")
        ?? RecordFileName.stem(reading.path),
      date: fields.date("auditdate", "审计日期", "date", "日期", "auditgenerated", "created"),
      status: status.isEmpty ? "recorded" : status,
      actor: fields.text("auditor", "审计人", "审计员", "author", "agent"), details: details,
      variant: .prose, source: reading.place)
  }

  // MARK: JSON

  private func readEvents(_ reading: FileReading, into facts: inout Facts) {
    guard let root = JSONReader.parse(reading.file, log: reading.log) else {
      reading.reject(kind)
      return
    }
    guard case .array(let items) = root.value else {
      reading.report(.eventsNoArray(at: root.location))
      reading.reject(kind)
      return
    }
    for item in items {
      AuditEvent.entry(item, reading).map { facts.auditEntries.append($0) } ?? reading.reject(kind)
    }
  }

  // MARK: YAML

  private func readCommits(_ reading: FileReading, into facts: inout Facts) {
    guard let root = reading.topLevel(kind),
      var top = MappingReader(root, AuditSchema.commits, reading)
    else { return }
    for node in top.items("entries") {
      guard var reader = MappingReader(node, AuditSchema.commit, reading) else {
        reading.reject(kind)
        continue
      }
      let details = ["id", "session"].compactMap { key in
        reader.node(key)?.string.map { Field(name: key, value: $0) }
      }
      let entry = AuditEntry(
        subject: reader.requiredText("spec"), at: reader.requiredInstant("timestamp"),
        status: Words.status(reader.requiredText("change_type")), actor: reader.text("actor"),
        details: details, variant: .yaml, source: reader.location)
      if reader.isSound { facts.auditEntries.append(entry) } else { reading.reject(kind) }
    }
    if !top.isSound { reading.reject(kind) }
  }
}

extension Diagnostic {
  fileprivate static func eventsNoArray(at place: SourceLocation) -> Diagnostic {
    Diagnostic("GP5002", .error, "an audit file in JSON must be an array of events", at: place)
  }
}
