package import Diagnostics
package import Figures
package import Model

/// A governance rule that the record is held to. One file in `Checks/` each, one line in
/// `CheckCatalog`.
package protocol Check: Sendable {
  var rule: CheckRule { get }

  /// The places where the record breaks the rule, at the context's as-of.
  func findings(in context: CheckContext) -> [Finding]

  /// Why the rule cannot be tested though its inputs are there, a short sentence without a full
  /// stop; nil where it can.
  func obstacle(in context: CheckContext) -> String?
}

extension Check {
  package func obstacle(in context: CheckContext) -> String? { nil }
}

/// What a rule asks, why, and how a breach is mended.
package struct CheckRule: Sendable {
  /// Kebab-case, stable for ever: `unaudited-transition`.
  package var id: String
  package var title: String
  package var severity: Severity
  /// Why the rule exists, in one or two sentences.
  package var why: String
  /// What to do about a finding, in one or two sentences.
  package var mend: String
  /// Counts in `os.governance_violations`. The others are about the state of the record.
  package var isViolation: Bool
  /// The inputs without which the rule cannot be tested: then it is unknown, not kept.
  package var inputs: [InputKind]

  package init(
    id: String, title: String, severity: Severity, why: String, mend: String,
    isViolation: Bool = false, inputs: [InputKind]
  ) {
    self.id = id
    self.title = title
    self.severity = severity
    self.why = why
    self.mend = mend
    self.isViolation = isViolation
    self.inputs = inputs
  }
}

/// One breach of a rule.
package struct Finding: Hashable, Sendable {
  package var checkID: String
  package var severity: Severity
  /// The id of the record that the finding is about.
  package var subject: String
  /// One sentence without a full stop.
  package var message: String
  /// When the breach began, where the record tells: its age is counted from here.
  package var since: Instant?
  /// The place to look first.
  package var source: SourceLocation
  /// The further records that show it.
  package var evidence: [Evidence]

  package init(
    _ rule: CheckRule, subject: String, _ message: String, since: Instant? = nil,
    at source: SourceLocation, severity: Severity? = nil, evidence: [Evidence] = []
  ) {
    checkID = rule.id
    self.severity = severity ?? rule.severity
    self.subject = subject
    self.message = message
    self.since = since
    self.source = source
    self.evidence = evidence
  }
}

/// What a check may look at.
package struct CheckContext: Sendable {
  package let facts: Facts
  package let figures: FigureSet
  package let asOf: Instant
  /// The facts cut off at the as-of, and indexed.
  package let record: RecordReading
  /// The cards of each task, in order of place.
  package let cards: [String: [TaskCard]]
  /// What the risk budget obliges, and what was found of it.
  package let riskPolicy: RiskPolicy
  /// How far the rollouts are, with their gates.
  package let rollouts: [RolloutReading]

  package init(facts: Facts, figures: FigureSet, asOf: Instant) {
    self.init(RecordReading(facts: facts, asOf: asOf), figures: figures)
  }

  package init(_ record: RecordReading, figures: FigureSet) {
    self.record = record
    self.figures = figures
    facts = record.facts
    asOf = record.asOf
    riskPolicy = RiskPolicy(record)
    rollouts = RolloutReading.all(record, figures)
    cards = Dictionary(grouping: facts.taskCards, by: \.id)
      .mapValues { list in list.sorted { $0.source < $1.source } }
  }

  /// The local day of the as-of.
  package var today: CivilDate { facts.zone.date(of: asOf) }
}
