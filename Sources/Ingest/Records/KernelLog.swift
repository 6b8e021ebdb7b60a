import Diagnostics
import Model

/// The audit log that the kernel appends to: `## TIME`, `- status: WORD`, `- details:` and one
/// `  - key: value` for each detail, without blank lines between the entries.
///
/// The kernel writes values unescaped, so a value with a line end breaks the grammar: such a line
/// is read as part of the value before it, and said so.
struct KernelLog {
  private let text: RecordText
  private let reading: FileReading
  private let subject: String

  static func isOne(_ text: RecordText) -> Bool {
    if let title = text.title, title.text.hasPrefix("Audit Log") { return true }
    return text.headings.contains { $0.level == 2 && WrittenTime($0.text) != nil }
  }

  init(_ text: RecordText, _ reading: FileReading) {
    self.text = text
    self.reading = reading
    subject = Self.subject(text.title?.text ?? "") ?? RecordFileName.stem(reading.path)
  }

  /// `ID` of `Audit Log — ID`.
  private static func subject(_ title: String) -> String? {
    guard title.hasPrefix("Audit Log") else { return nil }
    let rest = title.dropFirst("Audit Log".count)
    let id = Words.trimmed(
      rest.drop { $0 == " " || $0 == "—" || $0 == "–" || $0 == "-" || $0 == ":" })
    return id.isEmpty ? nil : id
  }

  func entries() -> [AuditEntry] {
    var entries: [AuditEntry] = []
    for heading in text.headings where heading.level == 2 {
      // A hand may have added a section of prose: an entry's heading starts with its year.
      guard let first = heading.text.utf8.first, first >= 0x30, first <= 0x39 else { continue }
      let range = text.section(heading)
      if let entry = entry(heading, range) {
        entries.append(entry)
      } else {
        reading.reject(.audit)
      }
    }
    return entries
  }

  private func entry(_ heading: RecordText.Heading, _ range: Range<Int>) -> AuditEntry? {
    let place = text.location(of: text.lines[heading.index], column: 4)
    guard let at = reading.instant(heading.text, at: place, of: "audit entry") else { return nil }
    var lines = KernelLogLines()
    for index in range {
      let line = text.lines[index]
      if !lines.take(text.text(of: line)) {
        reading.report(.strayLine(lines.details.last?.name, at: text.location(of: line)))
      }
    }
    guard let status = lines.status else {
      reading.report(.noStatus(at: place))
      return nil
    }
    let actors = ["merged_by", "accepted_by", "frozen_by", "agent_id", "actor", "finished_by"]
    let actor = lines.details.first { actors.contains($0.name) }?.value
    let artefact = lines.details.first { $0.name == "artifact_path" }?.value
    return AuditEntry(
      subject: artefact ?? subject, at: at, status: status, actor: actor,
      severity: nil, details: lines.details, variant: .kernelLog,
      source: text.location(of: text.lines[heading.index], column: 1))
  }
}

/// The lines below one heading of a kernel log.
private struct KernelLogLines {
  private(set) var status: String?
  private(set) var details: [Field] = []

  /// False for a line outside the grammar; it then continues the last value.
  mutating func take(_ line: String) -> Bool {
    let content = Words.trimmed(line)
    if content.isEmpty || content == "- details:" { return true }
    let indent = line.utf8.prefix { $0 == 0x20 }.count
    guard content.hasPrefix("- ") else {
      continueLast(with: content)
      return false
    }
    let item = Words.trimmed(content.dropFirst(2))
    if indent == 0, item.hasPrefix("status:") {
      let written = Words.trimmed(item.dropFirst("status:".count))
      let word = Words.status(written)
      status = word.isEmpty ? written.lowercased() : word
      return true
    }
    if indent >= 4, !details.isEmpty {
      continueLast(with: item)
      return true
    }
    add(item)
    return true
  }

  private mutating func continueLast(with text: String) {
    guard let last = details.indices.last else { return }
    details[last].value += details[last].value.isEmpty ? text : "\n" + text
  }

  private mutating func add(_ item: String) {
    guard let colon = item.utf8.firstIndex(of: 0x3A) else {
      details.append(Field(name: "", value: item))
      return
    }
    let value = Words.trimmed(item[item.utf8.index(after: colon)...])
    details.append(Field(name: Words.trimmed(item[..<colon]), value: value))
  }
}

extension Diagnostic {
  fileprivate static func noStatus(at place: SourceLocation) -> Diagnostic {
    Diagnostic("GP5001", .error, "this audit entry has no '- status:'", at: place)
  }

  fileprivate static func strayLine(
    _ field: String?, at place: SourceLocation
  ) -> Diagnostic {
    let reader = field.map { "it is read as part of '\($0)'" } ?? "it is left out"
    return Diagnostic(
      "GP5032", .warning, "this line is no part of an audit entry's grammar; \(reader)", at: place)
  }
}
