import Diagnostics
import Formats
import Model

/// A decision out of its variants: English or Chinese fields, quoted fields with a trailer, the
/// kernel's draft, front matter, or a project's YAML.
enum DecisionRecord {
  static func written(_ text: RecordText, _ reading: FileReading) -> Decision {
    let fields = RecordFields(text, reading)
    fields.noteUnknownKeys(of: DecisionSchema.record)
    let trailer = trailer(fields)
    let status = fields.field(["status", "状态"])
    let stem = RecordFileName.stem(reading.path)
    let title = text.title?.text ?? stem
    return Decision(
      id: fields.text("id", "decisionid", "决策id", "编号") ?? stem,
      title: fields.text("title", "标题") ?? title,
      status: self.status(status, title: title, reading), statusText: status?.value,
      type: fields.text("type", "类型"),
      date: fields.date("date", "decidedon", "日期", "决策日期") ?? trailer?.date,
      owner: fields.text("owner", "decider", "decidedby", "决策者", "负责人", "madeby")
        ?? trailer?.author,
      reviewBy: reviewBy(text, fields),
      supersedes: fields.list("supersedes", "取代", anywhere: true)
        + fields.list("previousdecisions", anywhere: true),
      supersededBy: supersededBy(fields, status),
      evidence: fields.list("evidence", "证据", anywhere: true),
      measures: fields.list("measures", "figures", "度量", anywhere: true),
      rebases: fields.list("rebases", anywhere: true),
      authority: authority(text, fields), body: text.body, bodyLine: text.bodyLine,
      source: reading.place)
  }

  /// `projects/*/decisions/*.yaml`.
  static func project(_ root: YAMLNode, _ reading: FileReading) -> Decision? {
    guard var reader = MappingReader(root, DecisionSchema.project, reading) else { return nil }
    let id = reader.text("id") ?? RecordFileName.stem(reading.path)
    let written = reader.text("status")
    let decision = Decision(
      id: id, title: reader.text("title") ?? id,
      status: written.map { word($0, at: reader.location(of: "status"), reading) } ?? .unknown,
      statusText: written, type: reader.text("type"), date: reader.date("date"),
      owner: reader.text("owner") ?? reader.text("decider"), reviewBy: reader.date("review_by"),
      supersedes: reader.texts("supersedes"), supersededBy: reader.texts("superseded_by"),
      evidence: reader.texts("evidence"), measures: reader.texts("measures"),
      rebases: reader.texts("rebases"),
      authority: reader.text("authority"),
      body: [reader.text("context"), reader.text("rationale")].compactMap { $0 }
        .joined(separator: "\n\n"),
      bodyLine: reader.location(of: "context").line, source: reading.place)
    return reader.isSound ? decision : nil
  }

  // MARK: Status

  private static func status(
    _ field: RecordField?, title: String, _ reading: FileReading
  ) -> DecisionStatus {
    if let field { return word(field.value, at: field.location, reading) }
    return title.hasPrefix("Decision Draft") ? .draft : .unknown
  }

  private static func word(
    _ text: String, at place: SourceLocation, _ reading: FileReading
  ) -> DecisionStatus {
    let word = Words.status(text)
    switch word {
    case "accepted", "approved", "confirmed", "adopted", "active", "decided", "proceed",
      "implemented", "final":
      return .accepted
    case "proposed", "pending", "in_review", "under_review", "open": return .proposed
    case "draft": return .draft
    case "rejected", "declined": return .rejected
    case "deprecated", "withdrawn", "expired": return .deprecated
    default:
      if word.hasPrefix("superseded") { return .superseded }
      reading.report(
        .unknownWord(
          text, "decision status", known: DecisionStatus.allCases.dropLast().map(\.rawValue),
          at: place))
      return .unknown
    }
  }

  /// Of its own field, or of `superseded by DEC_2` in the status.
  private static func supersededBy(_ fields: RecordFields, _ status: RecordField?) -> [String] {
    let listed = fields.list("supersededby", "被取代", anywhere: true)
    guard listed.isEmpty, let text = status?.value,
      text.lowercased().hasPrefix("superseded by ")
    else { return listed }
    return Words.list(String(text.dropFirst("superseded by ".count)))
  }

  // MARK: The rest of the text

  /// `*Created: 2026-02-01 by 刘PM*`.
  private static func trailer(_ fields: RecordFields) -> (date: CivilDate, author: String?)? {
    guard let field = fields.field(["created", "创建", "创建日期"]),
      let (date, rest) = FileReading.leadingDate(field.value)
    else { return nil }
    let words = Words.trimmed(rest)
    return (date, words.hasPrefix("by ") ? Words.trimmed(words.dropFirst(3)) : nil)
  }

  /// A field, or a line such as `- 有效期: 至 2026-02-28` anywhere in the record.
  private static func reviewBy(_ text: RecordText, _ fields: RecordFields) -> CivilDate? {
    if let date = fields.date(
      "reviewby", "reviewdate", "validuntil", "复审日期", "评审日期", anywhere: true)
    {
      return date
    }
    let names = ["有效期", "Valid until", "Review by"]
    guard let value = text.looseValue(names) else { return nil }
    let start = value.drop { !$0.isASCII || !$0.isNumber }
    return FileReading.leadingDate(String(start))?.date
  }

  /// A field, or `authority_level:` of a fenced block.
  private static func authority(_ text: RecordText, _ fields: RecordFields) -> String? {
    fields.text("authority", "权限") ?? text.fencedValue("authority_level")
  }
}
