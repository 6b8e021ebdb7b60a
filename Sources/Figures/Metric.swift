package import Model

/// A definition with its computation. One file in `Metrics/` each, one line in `MetricCatalog`.
package protocol Metric: Sendable {
  var definition: MetricDefinition { get }

  /// All figures of the metric: every period of the context's series, the reading at its as-of,
  /// each narrowing by label. Never empty but where the context asks for readings alone: what is
  /// absent comes back as `no_data`.
  func figures(in context: MetricContext) -> [Figure]
}

/// What a metric means: printed on its page, in `explain` and in the data files.
package struct MetricDefinition: Sendable {
  /// `os.tasks_completed`
  package var id: String
  /// Raised when the meaning changes; a series breaks there.
  package var version: Int
  package var title: String
  package var unit: FigureUnit
  package var direction: Direction
  /// One sentence.
  package var summary: String
  /// The formula in words, whose terms are the figure's `terms`.
  package var formula: String
  /// Where the rule comes from.
  package var rule: String
  /// What the figure cannot tell, or is biased by.
  package var bias: String?
  /// The inputs without which there is no figure.
  package var inputs: [InputKind]
  package var target: FigureTarget?
  /// Whether the bound holds for every narrowing too, as that of a part of a budget does.
  package var targetHoldsForLabels: Bool

  package init(
    id: String, version: Int = 1, title: String, unit: FigureUnit, direction: Direction,
    summary: String, formula: String, rule: String, bias: String? = nil, inputs: [InputKind],
    target: FigureTarget? = nil, targetHoldsForLabels: Bool = false
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.unit = unit
    self.direction = direction
    self.summary = summary
    self.formula = formula
    self.rule = rule
    self.bias = bias
    self.inputs = inputs
    self.target = target
    self.targetHoldsForLabels = targetHoldsForLabels
  }

  package var reference: DefinitionReference { DefinitionReference(id: id, version: version) }
}

/// Which way is better.
package enum Direction: String, Sendable {
  case higherIsBetter = "higher"
  case lowerIsBetter = "lower"
  case neither
}

/// What a metric may look at. Nothing else reads the clock.
///
/// A class: a hundred thousand readings hand it on, and a struct of all facts would be copied field
/// by field each time.
package final class MetricContext: Sendable {
  package let facts: Facts
  /// Records and events later than this do not exist yet.
  package let asOf: Instant
  /// The 13 ISO weeks of a series, oldest first: 12 complete ones before the last complete week,
  /// and that week.
  package let weeks: [ISOWeek]
  /// The week in progress at `asOf`: computed, provisional, never judged.
  package let currentWeek: ISOWeek
  /// The facts cut off at the as-of, and indexed.
  package let record: RecordReading
  package let extent: FigureExtent
  let shared: SharedEvidence

  package convenience init(
    facts: Facts, asOf: Instant,
    _ extent: FigureExtent = .everything(evidenceLimit: MetricContext.pageEvidenceLimit)
  ) {
    self.init(RecordReading(facts: facts, asOf: asOf), extent)
  }

  /// `sharesEvidence`: whether figures of delivery are to come, which word what they share once.
  package init(
    _ record: RecordReading,
    _ extent: FigureExtent = .everything(evidenceLimit: MetricContext.pageEvidenceLimit),
    sharesEvidence: Bool = true
  ) {
    self.extent = extent
    self.record = record
    shared = extent == .readings || !sharesEvidence ? .none : SharedEvidence(record)
    facts = record.facts
    asOf = record.asOf
    currentWeek = facts.zone.week(of: asOf)
    let current = currentWeek
    weeks = (1...13).reversed().map { current.adding(weeks: -$0) }
  }

  /// How many records a figure keeps as evidence.
  package var evidenceLimit: Int {
    if case .everything(let limit) = extent { limit } else { 0 }
  }

  /// What pages and data files show of a figure's records.
  package static let pageEvidenceLimit = 20

  /// The calendar quarter in progress at `asOf`.
  package var currentQuarter: Period { .quarter(of: facts.zone.date(of: asOf)) }

  /// The last complete ISO week: the one that a weekly page judges.
  package var judgedWeek: ISOWeek { currentWeek.adding(weeks: -1) }
}
