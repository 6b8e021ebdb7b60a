import Diagnostics
import Formats
import Model

/// A deviation out of either of its forms: a Markdown record, or an entry of the registry.
enum DeviationRecord {
  static func registered(_ node: YAMLNode, _ reading: FileReading) -> Deviation? {
    guard var reader = MappingReader(node, DeviationSchema.registered, reading) else { return nil }
    let deviation = Deviation(
      id: reader.requiredText("deviation_id"), project: reader.text("project"),
      baseSpec: reader.text("base_spec_id"), overrideSpec: reader.text("override_spec_id"),
      status: word(
        reader.requiredText("status"), DeviationSchema.statuses, "status",
        at: reader.location(of: "status"), reading),
      riskLevel: reader.text("risk_level").map {
        word(
          $0, DeviationSchema.risks, "risk level", at: reader.location(of: "risk_level"), reading)
      },
      declaredOn: reader.date("declared_on") ?? reader.date("date"),
      reviewBy: reader.date("review_by"), owner: reader.text("owner"),
      approvedBy: reader.text("approved_by"), rollbackPlan: reader.text("rollback_plan_ref"),
      impactSummary: reader.text("impact_summary"),
      decisionReference: reader.text("decision_ref"), closedOn: reader.date("closed_on"),
      remediation: RemediationRecord.all(reader.items("remediation"), of: .deviations, reading),
      source: reader.location)
    return reader.isSound ? deviation : nil
  }

  /// A file of `ops/deviations/`. Without a status it counts as active: a departure that nobody
  /// called closed is open.
  static func written(_ text: RecordText, _ reading: FileReading) -> Deviation {
    let fields = RecordFields(text, reading)
    fields.noteUnknownKeys(of: DeviationSchema.record)
    let status = fields.field(["status", "状态"])
    let risk = fields.field(["risklevel", "risk", "风险等级"])
    return Deviation(
      id: fields.text("deviationid", "id", "偏差id") ?? RecordFileName.stem(reading.path),
      project: fields.text("project", "项目"),
      baseSpec: fields.text("basespecid", "basespec", "specid", "spec", "规范"),
      overrideSpec: fields.text("overridespecid", "overridespec"),
      status: status.map {
        word($0.value, DeviationSchema.statuses, "status", at: $0.location, reading)
      }
        ?? "active",
      riskLevel: risk.map {
        word($0.value, DeviationSchema.risks, "risk level", at: $0.location, reading)
      },
      declaredOn: fields.date("declaredon", "declared", "date", "created", "日期"),
      reviewBy: fields.date("reviewby", "expirationdate", "expires", "有效期", "复审日期"),
      owner: fields.text("owner", "负责人"), approvedBy: fields.text("approvedby", "批准人"),
      rollbackPlan: fields.text("rollbackplanref", "rollbackplan", anywhere: true),
      impactSummary: fields.text("impactsummary", "impact", anywhere: true),
      decisionReference: fields.text("decisionref", "decision", "决策"),
      closedOn: fields.date("closedon", "closed"),
      remediation: RemediationRecord.all(
        fields.nodes("remediation"), of: .deviations, reading),
      body: text.body, bodyLine: text.bodyLine, source: reading.place)
  }

  private static func word(
    _ text: String, _ known: [String], _ field: String, at place: SourceLocation,
    _ reading: FileReading
  ) -> String {
    let word = Words.status(text)
    if !text.isEmpty, !known.contains(word) {
      reading.report(.unknownWord(text, field, known: known, at: place))
    }
    return word
  }
}
