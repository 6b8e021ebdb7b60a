import Diagnostics
import Formats
import Model

/// `state/decision_rights.yaml`: who may ask agents for what, who may approve what, where one
/// approval is not enough, and who may act in an emergency.
struct DecisionRightsInput: Input {
  let kind = InputKind.decisionRights
  let pathKey = "decision_rights"
  let places = ["state/decision_rights.yaml"]

  func recordCount(in facts: Facts) -> Int {
    facts.decisionRights.map {
      $0.delegation.count + $0.approval.count + $0.highBlastRadius.count
        + ($0.breakGlass == nil ? 0 : 1)
    } ?? 0
  }

  func read(_ reading: FileReading, into facts: inout Facts) {
    guard let root = reading.topLevel(kind),
      var top = MappingReader(root, DecisionRightsSchema.file, reading)
    else { return }
    var rights = DecisionRights(source: root.location)
    rights.delegation = kept(top.items("delegation").map { Self.right($0, reading) }, reading)
    rights.approval = kept(top.items("approval").map { Self.right($0, reading) }, reading)
    rights.highBlastRadius = kept(
      top.items("high_blast_radius").map { Self.highBlastRadius($0, reading) }, reading)
    if let node = top.node("break_glass") {
      rights.breakGlass = kept([Self.breakGlass(node, reading)], reading).first
    }
    if !top.isSound { reading.reject(kind) }
    facts.decisionRights = rights
  }

  /// Those that could be read; the others count as rejected.
  private func kept<Record>(_ records: [Record?], _ reading: FileReading) -> [Record] {
    records.compactMap { record in
      if record == nil { reading.reject(kind) }
      return record
    }
  }

  private static func right(_ node: YAMLNode, _ reading: FileReading) -> ActionRight? {
    guard var reader = MappingReader(node, DecisionRightsSchema.right, reading) else { return nil }
    let right = ActionRight(
      action: reader.requiredText("action"), who: people(&reader),
      blastRadius: reader.text("blast_radius"), source: reader.location)
    return reader.isSound ? right : nil
  }

  private static func highBlastRadius(
    _ node: YAMLNode, _ reading: FileReading
  ) -> HighBlastRadius? {
    guard var reader = MappingReader(node, DecisionRightsSchema.area, reading) else {
      return nil
    }
    let approvals = reader.integer("approvals")
    if let approvals, approvals < 1 {
      reader.wrongType("approvals", "1 or more", at: reader.location(of: "approvals"))
    }
    let area = HighBlastRadius(
      id: reader.requiredText("id"), repositories: reader.texts("repos"),
      services: reader.texts("services"), approvals: approvals ?? 2, source: reader.location)
    return reader.isSound ? area : nil
  }

  private static func breakGlass(_ node: YAMLNode, _ reading: FileReading) -> BreakGlass? {
    guard var reader = MappingReader(node, DecisionRightsSchema.breakGlass, reading) else {
      return nil
    }
    let hours = reader.integer("max_hours")
    if let hours, hours < 1 {
      reader.wrongType("max_hours", "1 or more", at: reader.location(of: "max_hours"))
    }
    let breakGlass = BreakGlass(
      who: people(&reader), log: reader.text("log"), maximumHours: hours, source: reader.location)
    return reader.isSound ? breakGlass : nil
  }

  /// A right that names nobody is a mistake, not a ban.
  private static func people(_ reader: inout MappingReader) -> [String] {
    let who = reader.texts("who")
    if who.isEmpty, reader.isSound { reader.missing("who") }
    return who
  }
}
