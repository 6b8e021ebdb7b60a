import Diagnostics
import Formats
import Model

/// A change as a native object, or as the `customData` of an event.
enum ChangeEvent {
  private static let keys = JSONKeySet(ChangeSchema.record.keys)
  private static let artifactKeys = JSONKeySet(ChangeSchema.plans.keys)

  static func native(
    _ node: Int, of tape: JSONTape, _ source: EventSource
  ) -> Change? {
    guard var reader = ObjectReader(node, of: tape, "change", keys: keys, source) else {
      return nil
    }
    var change = Change(
      id: reader.requiredText("id", isUnique: true), service: reader.requiredText("service"),
      source: reader.location)
    fill(&change, from: &reader)
    return reader.isSound ? change : nil
  }

  /// What the object states beside id and service; the rest stays as it is.
  static func fill(_ change: inout Change, from reader: inout ObjectReader) {
    fillTimes(&change, from: &reader)
    change.firstReviewer = reader.text("first_reviewer") ?? change.firstReviewer
    change.author = reader.text("author") ?? change.author
    change.authorKind =
      reader.word("author_kind", of: Change.AuthorKind.self, isStrict: false) ?? change.authorKind
    change.mergedBy = reader.text("merged_by") ?? change.mergedBy
    let approvers = reader.texts("approvers")
    if !approvers.isEmpty { change.approvers = approvers }
    let commits = reader.packedTexts("commits")
    if !commits.isEmpty { change.packedCommits = commits }
    change.additions = reader.integer("additions") ?? change.additions
    change.deletions = reader.integer("deletions") ?? change.deletions
    change.kind = reader.text("kind") ?? change.kind
    change.blastRadius = reader.text("blast_radius") ?? change.blastRadius
    fillPlans(&change, from: &reader)
  }

  private static func fillTimes(_ change: inout Change, from reader: inout ObjectReader) {
    change.authoredAt = reader.instant("authored_at") ?? change.authoredAt
    change.createdAt = reader.instant("created_at") ?? change.createdAt
    change.reviewRequestedAt = reader.instant("review_requested_at") ?? change.reviewRequestedAt
    change.firstReviewAt = reader.instant("first_review_at") ?? change.firstReviewAt
    change.mergedAt = reader.instant("merged_at") ?? change.mergedAt
    change.closedAt = reader.instant("closed_at") ?? change.closedAt
  }

  private static func fillPlans(_ change: inout Change, from reader: inout ObjectReader) {
    guard let node = reader.value("artifacts") else { return }
    guard var artifacts = reader.part(node, "list of artifacts", keys: artifactKeys) else {
      return reader.spoil()
    }
    if let plan = plan("test_plan", &artifacts) { change.testPlan = plan }
    if let plan = plan("rollback_plan", &artifacts) { change.rollbackPlan = plan }
    if !artifacts.isSound { reader.spoil() }
  }

  /// A text is the plan's place or words; true one that is elsewhere; false and null none.
  private static func plan(_ key: StaticString, _ reader: inout ObjectReader) -> Change.Plan? {
    let tape = reader.tape
    guard let value = tape.value(of: reader.node, key) else { return nil }
    switch tape.kind(value) {
    case .null, .false: return Change.Plan.none
    case .true: return .present(nil)
    case .string: return reader.text(key).map { .present($0) } ?? Change.Plan.none
    default:
      reader.wrongType(key, "a text, true or false", at: value)
      return nil
    }
  }
}
