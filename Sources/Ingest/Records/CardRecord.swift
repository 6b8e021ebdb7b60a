import Diagnostics
import Formats
import Model

/// A task card: front matter, or bold lines and tables; below them audit table and check boxes.
struct CardRecord {

  private let text: RecordText
  private let reading: FileReading
  private let fields: RecordFields

  init(_ text: RecordText, _ reading: FileReading) {
    self.text = text
    self.reading = reading
    fields = RecordFields(text, reading)
    fields.noteUnknownKeys(of: TaskCardSchema.card)
  }

  func card() -> TaskCard {
    let stem = RecordFileName.stem(reading.path)
    let boxes = text.lines.compactMap { text.checkbox($0)?.isDone }
    let status = fields.text("status", "状态").map(Words.status)
    return TaskCard(
      id: fields.text("taskid", "id", "任务id") ?? identifier(of: text.title?.text) ?? stem,
      title: fields.text("title", "标题") ?? text.title?.text ?? stem,
      type: fields.text("type", "类型")?.lowercased(), queue: fields.text("queue", "队列"),
      branch: fields.text("branch", "分支"), priority: fields.text("priority", "优先级"),
      status: status == "" ? nil : status, specIDs: fields.list("specids", "specs", "规范"),
      verification: fields.list("verification"),
      parentTask: fields.text("parenttask", "parent", "父任务"),
      relatedReports: fields.list("relatedreports"), folder: reading.subfolder,
      hasFrontMatter: text.hasFrontMatter, roleMode: fields.text("rolemode", "角色模式"),
      authority: authority, authorizedBy: fields.text("authorizedby", "授权人"),
      created: fields.date("created", "创建日期", "创建时间", "date", "日期"), auditRows: auditRows,
      checklistDone: boxes.count { $0 }, checklistTotal: boxes.count,
      reviewPolicy: reviewPolicy, body: text.body, bodyLine: text.bodyLine, source: reading.place)
  }

  /// The id in a title such as `TaskCard: SDF_FEATURE_ENG_001`.
  private func identifier(of title: String?) -> String? {
    guard let title, title.hasPrefix("TaskCard:") else { return nil }
    let word = Words.trimmed(title.dropFirst("TaskCard:".count)).prefix { $0 != " " }
    return word.isEmpty ? nil : String(word)
  }

  private var authority: String? {
    let written = fields.text("authority", "权限") ?? text.fencedValue("type", under: "authority")
    return written.map(Words.status)
  }

  /// The table `Time | Agent ID | Action | Remark` of the section on the audit trail.
  private var auditRows: [CardAuditRow] {
    let headings = text.headings.filter {
      Words.occurs("Audit Trail", in: $0.text) || Words.occurs("审计", in: $0.text)
    }
    return headings.flatMap { heading in
      text.tables(in: text.section(heading)).flatMap(rows)
    }
  }

  private func rows(_ table: RecordTable) -> [CardAuditRow] {
    guard let action = table.column("操作", "action", "event"),
      let agent = table.column("agentid", "agent", "actor", "执行者")
    else { return [] }
    let time = table.column("时间戳", "timestamp", "time", "date", "时间")
    let remark = table.column("说明", "notes", "remark", "details", "description", "备注")
    return table.rows.compactMap { row in
      let name = FieldLine.clean(row.cell(action))
      guard !name.isEmpty else { return nil }
      let place = row.location(reading.path)
      let when = FieldLine.clean(row.cell(time))
      return CardAuditRow(
        at: self.time(when, at: place), agent: FieldLine.clean(row.cell(agent)), action: name,
        remark: row.cell(remark), source: place)
    }
  }

  /// A day alone is no instant: it would look more exact than it is.
  private func time(_ text: String, at place: SourceLocation) -> Instant? {
    guard !Words.isPlaceholder(text), CivilDate(iso8601: text) == nil else { return nil }
    return reading.instant(text, at: place, of: "audit trail")
  }

  private var reviewPolicy: ReviewPolicy? {
    if let node = fields.field(["reviewconfig"])?.node { return reviewPolicy(node) }
    guard let required = fields.text("requiresreview") else { return nil }
    return ReviewPolicy(required: required == "true")
  }

  private func reviewPolicy(_ node: YAMLNode) -> ReviewPolicy? {
    guard var reader = MappingReader(node, TaskCardSchema.review, reading) else { return nil }
    return ReviewPolicy(
      required: reader.bool("required") ?? true,
      requiredPersonas: reader.texts("required_personas"),
      optionalPersonas: reader.texts("optional_personas"),
      minimumCoverage: reader.integer("min_coverage_pct"),
      maximumRounds: reader.integer("max_revision_cycles"))
  }
}
