import Formats
import Model

/// The line that a score becomes: a review, whose verdict a rule of the alias table gives.
struct ReviewLine {
  enum Outcome {
    case line(JSONValue)
    /// With the reason.
    case leftOut(String)
  }

  let score: ForeignScore
  let unit: String
  let workflow: String
  let source: AgentSource
  let table: AliasTable
  let content: ContentText
  /// The keyed hash of the person who judged.
  let author: String?

  var outcome: Outcome {
    guard let purpose = table.scorePurposes[score.origin] else {
      return .leftOut("'score_purposes' of the alias table does not know where it comes from")
    }
    if purpose == "none" { return .leftOut("the alias table leaves it out") }
    guard let rule = table.rule(forScore: score.name) else {
      return .leftOut("no rule of the alias table says which values are a defect")
    }
    guard let isDefect = isDefect(rule) else { return .leftOut("its value fits no rule") }
    return .line(line(purpose: purpose, isDefect: isDefect))
  }

  private func isDefect(_ rule: AliasTable.ScoreRule) -> Bool? {
    if !rule.defectValues.isEmpty { return rule.defectValues.contains(score.value) }
    let plain = ["true": "1", "false": "0"][score.value.lowercased()] ?? score.value
    guard let value = DecimalText.plain(plain).flatMap({ Rational(decimal: $0) }) else {
      return nil
    }
    if let limit = rule.defectAbove, value > limit { return true }
    if let limit = rule.defectBelow, value < limit { return true }
    return false
  }

  private func line(purpose: String, isDefect: Bool) -> JSONValue {
    let reviewer = author ?? "\(source.rawValue):\(score.origin.lowercased()):\(score.name)"
    let found = score.origin == "API" ? "customer" : "internal"
    return ActionLine.stated([
      ("schema", .string("govpack.log/1")), ("type", .string("review")),
      ("id", .string("\(source.rawValue)-score:\(score.id)")),
      ("ts", .string(score.time.description)), ("workflow_id", .string(workflow)),
      ("unit_id", .string(unit)),
      ("action_id", score.spanID.map { .string("\(score.traceID):\($0)") }),
      ("purpose", .string(purpose)), ("reviewer_id", .string(reviewer)),
      ("verdict", .string(isDefect ? "defect" : "pass")),
      ("found_by", isDefect ? .string(found) : nil), ("x", extra),
    ])
  }

  private var extra: JSONValue {
    ActionLine.stated([
      ("source", .string(source.rawValue)), ("score", .string(score.name)),
      ("value", .string(score.value)),
      ("comment", content.keepsText ? score.comment?.string.map(JSONValue.string) : nil),
    ])
  }
}
