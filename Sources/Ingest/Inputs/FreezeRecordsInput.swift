import Diagnostics
import Formats
import Model

/// `ops/freeze/*.md`: stops of changes to a scope, with their end and exceptions.
struct FreezeRecordsInput: Input {
  let kind = InputKind.freezeRecords
  let pathKey = "freezes"
  let places = ["ops/freeze/"]

  func accepts(_ path: String) -> Bool { RecordFileName.isMarkdown(path) }

  func recordCount(in facts: Facts) -> Int { facts.freezeRecords.count }

  func read(_ reading: FileReading, into facts: inout Facts) {
    let text = RecordText(reading)
    let fields = RecordFields(text, reading)
    fields.noteUnknownKeys(of: FreezeSchema.record)
    let stem = RecordFileName.stem(reading.path)
    let id = fields.text("id", "recordid", "freezeid") ?? stem
    let status = fields.text("status", "状态").map(Words.status)
    facts.freezeRecords.append(
      FreezeRecord(
        id: id, title: fields.text("title", "标题") ?? text.title?.text ?? id,
        status: status == "" ? nil : status, scope: fields.text("scope", "specid", "范围"),
        start: fields.instant("start", "effectivefrom", "freezedate", "date", "开始"),
        end: Self.end(fields), trigger: fields.text("trigger", "reason", "触发", anywhere: true),
        authority: fields.text("authority", "approvedby", "frozenby", "批准人"),
        exitCriteria: Self.list(fields, text, "exitcriteria"),
        exceptions: Self.list(fields, text, "exceptions"), body: text.body,
        bodyLine: text.bodyLine, source: reading.place))
  }

  /// A day as the end means all of that day.
  private static func end(_ fields: RecordFields) -> Instant? {
    guard let field = fields.field(["end", "until", "结束"]) else { return nil }
    if let date = CivilDate(iso8601: field.value) {
      return fields.reading.context.zone.instant(of: date.adding(days: 1))
    }
    return fields.reading.instant(field.value, at: field.location, of: field.written)
  }

  /// A list of front matter, or the items of the section of that name.
  private static func list(_ fields: RecordFields, _ text: RecordText, _ name: String) -> [String] {
    if let field = fields.field([name]) {
      if let node = field.node, node.kind == .sequence {
        return node.items.map { FileReading.flat($0) }
      }
      return [field.value]
    }
    let headings = text.headings.filter {
      Words.fieldName(SectionNumber.dropped($0.text)) == name
    }
    return headings.flatMap { heading in
      text.section(heading).compactMap { text.listItem(text.lines[$0]) }
    }
  }
}

extension RecordText {
  /// The text of a list item that starts on the line, without bullet and check box.
  func listItem(_ line: Line) -> String? {
    if let box = checkbox(line) { return box.text }
    let start = contentStart(line)
    guard !line.isCode, start + 1 < line.end, Self.isBullet(file.bytes[start]),
      file.bytes[start + 1] == 0x20
    else { return nil }
    let item = FieldLine.clean(String(decoding: file.bytes[(start + 2)..<line.end], as: UTF8.self))
    return item.isEmpty ? nil : item
  }
}
