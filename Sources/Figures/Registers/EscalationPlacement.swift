package import Model

/// An open escalation, placed on the escalation matrix.
package struct EscalationPlacement: Sendable {
  /// Who of the row is asked next.
  package enum Step: Sendable {
    case firstResponse, escalation, finalAuthority
  }

  package let escalation: Escalation
  /// nil where the matrix has no row for its type.
  package let rule: EscalationRule?
  /// nil without a row.
  package let step: Step?
  /// When the first answer is due; nil without a row, or where nothing says when it was handed up.
  package let firstResponseDue: Instant?
  /// Nobody has answered, and the time to do so is over.
  package let isLate: Bool

  /// Hours that hold where the matrix names none.
  package static let firstResponseHours = 24

  package init(_ escalation: Escalation, _ rules: [EscalationRule], asOf: Instant) {
    let rule = Self.rule(for: escalation, rules)
    let due = Self.due(rule, escalation, \.firstResponse)
    self.escalation = escalation
    self.rule = rule
    firstResponseDue = due
    let isAnswered =
      escalation.acknowledgedAt.map { $0 <= asOf } ?? (escalation.status != "pending")
    isLate = !isAnswered && (due.map { $0 < asOf } ?? false)
    guard rule != nil else {
      step = nil
      return
    }
    let last = Self.due(rule, escalation, \.final)
    if last.map({ $0 < asOf }) ?? false {
      step = .finalAuthority
    } else {
      step = isAnswered || isLate ? .escalation : .firstResponse
    }
  }

  /// The role, or the measure, of the row that is next.
  package var next: String? {
    switch step {
    case .firstResponse?: rule?.firstResponse
    case .escalation?: rule?.escalation
    case .finalAuthority?: rule?.finalAuthority
    case nil: nil
    }
  }

  /// The row that names its type, else the one whose issue type it is: `spec_conflict` is
  /// `Spec conflict`.
  private static func rule(
    for escalation: Escalation, _ rules: [EscalationRule]
  ) -> EscalationRule? {
    guard let type = escalation.type.map(plain) else { return nil }
    return rules.first { $0.types.contains { plain($0) == type } }
      ?? rules.first { plain($0.issueType) == type }
  }

  private static func plain(_ text: String) -> String {
    String(text.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 })
  }

  private static func due(
    _ rule: EscalationRule?, _ escalation: Escalation, _ hours: KeyPath<Hours, Int>
  ) -> Instant? {
    guard let rule, let created = escalation.createdAt else { return nil }
    return created + .seconds(Hours(rule)[keyPath: hours] * 3600)
  }

  /// The times of a row.
  package struct Hours: Sendable {
    package let firstResponse: Int
    package let final: Int

    package init(_ rule: EscalationRule) {
      firstResponse = rule.firstResponseHours ?? EscalationPlacement.firstResponseHours
      final = max(firstResponse, rule.escalationHours ?? firstResponse * 2)
    }
  }
}

extension RecordReading {
  /// The open escalations at the as-of, the oldest first, those without a time before all.
  package var escalationPlacements: [EscalationPlacement] {
    factsAtAsOf.escalations.filter(\.isOpen)
      .map { EscalationPlacement($0, facts.escalationRules, asOf: asOf) }
      .sorted { left, right in
        let (first, second) = (left.escalation, right.escalation)
        let (one, other) = (first.createdAt?.microseconds, second.createdAt?.microseconds)
        if one != other { return (one ?? .min) < (other ?? .min) }
        return first.id.utf8.lexicographicallyPrecedes(second.id.utf8)
      }
  }
}
