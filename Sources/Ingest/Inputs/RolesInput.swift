import Diagnostics
import Formats
import Model

/// `state/roles.yaml`: roles, role modes and the escalation matrix.
struct RolesInput: Input {
  let kind = InputKind.roles
  let pathKey = "roles"
  let places = ["state/roles.yaml"]

  func recordCount(in facts: Facts) -> Int { facts.roles.count }

  func read(_ reading: FileReading, into facts: inout Facts) {
    guard let root = reading.topLevel(kind),
      var top = MappingReader(root, RoleSchema.file, reading)
    else { return }
    for node in top.items("roles") {
      Self.role(node, reading).map { facts.roles.append($0) } ?? reading.reject(kind)
    }
    for node in top.items("role_modes") {
      Self.mode(node, reading).map { facts.roleModes.append($0) } ?? reading.reject(kind)
    }
    for node in top.items("escalation") {
      Self.rule(node, reading).map { facts.escalationRules.append($0) } ?? reading.reject(kind)
    }
    if !top.isSound { reading.reject(kind) }
  }

  private static func role(_ node: YAMLNode, _ reading: FileReading) -> Role? {
    guard var reader = MappingReader(node, RoleSchema.role, reading) else { return nil }
    let id = reader.requiredText("id")
    let role = Role(
      id: id, name: reader.text("name") ?? id, authority: reader.text("authority"),
      can: reader.texts("can"), source: reader.location)
    let known = RoleSchema.authorities
    if let authority = role.authority, !known.contains(authority) {
      reading.report(
        .unknownWord(authority, "authority", known: known, at: reader.location(of: "authority")))
    }
    return reader.isSound ? role : nil
  }

  private static func mode(_ node: YAMLNode, _ reading: FileReading) -> RoleMode? {
    guard var reader = MappingReader(node, RoleSchema.mode, reading) else { return nil }
    let mode = RoleMode(
      id: reader.requiredText("id"), permissions: reader.texts("can"),
      prohibitions: reader.texts("cannot"), source: reader.location)
    return reader.isSound ? mode : nil
  }

  private static func rule(_ node: YAMLNode, _ reading: FileReading) -> EscalationRule? {
    guard var reader = MappingReader(node, RoleSchema.rule, reading) else {
      return nil
    }
    let rule = EscalationRule(
      issueType: reader.requiredText("issue_type"),
      firstResponse: reader.requiredText("first_response"),
      escalation: reader.requiredText("escalation"),
      finalAuthority: reader.requiredText("final_authority"), types: reader.texts("types"),
      firstResponseHours: hours("first_response_hours", &reader),
      escalationHours: hours("escalation_hours", &reader), source: reader.location)
    return reader.isSound ? rule : nil
  }

  private static func hours(_ key: String, _ reader: inout MappingReader) -> Int? {
    guard let hours = reader.integer(key) else { return nil }
    if RoleSchema.hours.contains(hours) { return hours }
    reader.wrongType(key, "from 1 to \(RoleSchema.hours.upperBound)", at: reader.location(of: key))
    return nil
  }
}
