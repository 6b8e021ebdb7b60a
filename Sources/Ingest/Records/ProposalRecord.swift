import Diagnostics
import Formats
import Model

/// A proposal out of its forms: a Markdown record, an entry of the registry, or a specification
/// change in YAML (`SCP-*.yaml`).
enum ProposalRecord {
  static func registered(_ node: YAMLNode, _ reading: FileReading) -> Proposal? {
    guard var reader = MappingReader(node, ProposalSchema.registered, reading) else {
      return nil
    }
    let id = reader.requiredText("proposal_id")
    let written = reader.text("status")
    let proposal = Proposal(
      id: id, title: reader.text("title") ?? id, type: reader.text("type"),
      status: status(written, at: reader.location(of: "status"), reading), statusText: written,
      author: reader.text("author") ?? reader.text("originating_project"),
      date: reader.date("date"), decidedOn: reader.date("decided_on"),
      targetSpec: reader.text("target_spec_id"), decisionReference: reader.text("decision_ref"),
      body: reader.text("rationale") ?? "", bodyLine: reader.location(of: "rationale").line,
      source: reader.location)
    return reader.isSound ? proposal : nil
  }

  /// The record of a specification change.
  static func specChange(_ root: YAMLNode, _ reading: FileReading) -> Proposal? {
    guard var reader = MappingReader(root, ProposalSchema.specChange, reading) else {
      return nil
    }
    let path = reader.text("spec_path")
    let type = reader.text("change_type")
    let written = reader.text("status")
    let approval = reader.node("approval")
    let proposal = Proposal(
      id: reader.requiredText("id"),
      title: reader.text("title") ?? [type, path].compactMap { $0 }.joined(separator: " "),
      type: type, status: status(written, at: reader.location(of: "status"), reading),
      statusText: written, author: reader.node("proposed_by")?["agent_id"]?.string,
      date: reader.date("timestamp"),
      decidedOn: approval?["approved_at"].flatMap { node in
        node.string.flatMap { reading.date($0, at: node.location, of: "approved_at") }
      },
      targetSpec: path, body: reader.text("rationale") ?? "",
      bodyLine: reader.location(of: "rationale").line, source: reading.place)
    return reader.isSound ? proposal : nil
  }

  static func written(_ text: RecordText, _ reading: FileReading) -> Proposal {
    let fields = RecordFields(text, reading)
    fields.noteUnknownKeys(of: ProposalSchema.record)
    let stem = RecordFileName.stem(reading.path)
    let written = fields.field(["status", "状态"])
    return Proposal(
      id: fields.text("proposalid", "id", "aepid", "提案id", "编号") ?? identifier(stem),
      title: fields.text("title", "标题") ?? text.title?.text ?? stem,
      type: fields.text("type", "类型"),
      status: status(written?.value, at: written?.location ?? reading.place, reading),
      statusText: written?.value,
      author: fields.text("author", "proposedby", "owner", "作者", "提案人"),
      date: fields.date("date", "created", "日期", "创建日期"),
      decidedOn: fields.date("decidedon", "approveddate", "decided", "批准日期"),
      targetSpec: fields.text("targetspecid", "targetspec", "target", "addresses"),
      decisionReference: fields.text("decisionref", "decision", "决策"), body: text.body,
      bodyLine: text.bodyLine, source: reading.place)
  }

  /// `AEP-10` of `AEP-10_some_title`; else the whole name.
  private static func identifier(_ stem: String) -> String {
    let parts = stem.split(separator: "_", maxSplits: 1)
    guard let first = parts.first, first.hasPrefix("AEP-"), Int(first.dropFirst(4)) != nil else {
      return stem
    }
    return String(first)
  }

  private static let known = [
    "draft", "in_review", "pilot", "proposed", "approved", "adopted", "rejected", "implementing",
    "implemented", "withdrawn",
  ]

  /// The four vocabularies in use, read into one; no status at all means somebody must decide.
  static func status(
    _ text: String?, at place: SourceLocation, _ reading: FileReading
  ) -> ProposalStatus {
    guard let text, !text.isEmpty else { return .pending }
    switch Words.status(text) {
    case "draft", "in_review", "review", "under_review", "pilot", "proposed", "pending", "open",
      "submitted", "pending_review", "on_hold", "hold":
      return .pending
    case "approved", "adopted", "accepted", "confirmed", "implementing": return .approved
    case "implemented", "verified", "committed", "completed", "done", "merged":
      return .implemented
    case "rejected", "declined": return .rejected
    case "withdrawn", "abandoned", "superseded", "deprecated", "closed": return .withdrawn
    default:
      reading.report(.unknownWord(text, "proposal status", known: known, at: place))
      return .unknown
    }
  }
}
