package import Diagnostics
package import Model

/// A number of the record with everything needed to believe it: the narrow waist between
/// computing and printing. A page prints figures and computes nothing.
package struct Figure: Sendable {
  /// `os.tasks_completed`; the id of its metric.
  package var id: String
  /// What the figure is narrowed to, sorted by name; empty for the whole workspace.
  package var labels: [FigureLabel]
  package var period: Period
  package var asOf: Instant
  package var status: FigureStatus
  /// In the metric's unit; nil unless the status is `ok`, `partial` or `insufficient`.
  package var value: Rational?
  /// The largest value that the record allows, where `value` is only what it confirms: printed
  /// as value–upper.
  @Boxed package var upper: Rational?
  /// What part of the records states what the confirmed value rests on; printed beside it.
  @Boxed package var coverage: Coverage?
  package var unit: FigureUnit
  /// For ratios: how many of the denominator.
  package var numerator: Int?
  package var denominator: Int?
  /// How many records the value was computed from.
  package var count: Int
  /// The value of the period before, where it was `ok`.
  package var previous: Rational?
  @Boxed package var target: FigureTarget?
  package var verdict: FigureVerdict
  /// Where the value stands on a published ladder; nil unless the status is `ok` and the period
  /// is over.
  @Boxed package var band: Band?
  /// What the weeks before say of this one; nil for what is no weekly series.
  @Boxed package var reading: SeriesReading?
  /// The numbers to put into the definition's formula, in its order.
  package var terms: [FigureTerm]
  /// The records counted, in order of place; of very many the first.
  package var evidence: [Evidence]
  /// How many records were counted, those beyond `evidence` among them.
  package var evidenceCount: Int
  /// The records left out, in order of place; of very many the first.
  package var excluded: [Exclusion]
  /// How many records were left out, those beyond `excluded` among them.
  package var excludedCount: Int
  /// The period is not over: printed pale and never judged.
  package var isProvisional: Bool
  package var definition: DefinitionReference

  package init(
    id: String, labels: [FigureLabel] = [], period: Period, asOf: Instant, status: FigureStatus,
    value: Rational? = nil, upper: Rational? = nil, coverage: Coverage? = nil,
    unit: FigureUnit, numerator: Int? = nil, denominator: Int? = nil,
    count: Int = 0, previous: Rational? = nil, target: FigureTarget? = nil,
    verdict: FigureVerdict = .notJudged, band: Band? = nil, reading: SeriesReading? = nil,
    terms: [FigureTerm] = [], evidence: [Evidence] = [], evidenceCount: Int? = nil,
    excluded: [Exclusion] = [], excludedCount: Int? = nil, isProvisional: Bool = false,
    definition: DefinitionReference
  ) {
    self.id = id
    self.labels = labels
    self.period = period
    self.asOf = asOf
    self.status = status
    self.value = value
    self.upper = upper
    self.coverage = coverage
    self.unit = unit
    self.numerator = numerator
    self.denominator = denominator
    self.count = count
    self.previous = previous
    self.target = target
    self.verdict = verdict
    self.band = band
    self.reading = reading
    self.terms = terms
    self.evidence = evidence
    self.evidenceCount = evidenceCount ?? evidence.count
    self.excluded = excluded
    self.excludedCount = excludedCount ?? excluded.count
    self.isProvisional = isProvisional
    self.definition = definition
  }

  /// The id with its labels as in Prometheus: `os.tasks_completed{queue="dev"}`.
  package var name: String { Self.name(id, labels) }

  /// The name of the figure of that id with these labels, which are sorted by name.
  package static func name(_ id: String, _ labels: [FigureLabel]) -> String {
    guard !labels.isEmpty else { return id }
    let pairs = labels.map { label in
      let needsEscape = label.value.utf8.contains {
        $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "\"")
      }
      let value =
        needsEscape
        ? label.value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") : label.value
      return "\(label.name)=\"\(value)\""
    }
    return "\(id){\(pairs.joined(separator: ","))}"
  }
}

/// One narrowing of a figure, for instance `queue` = `dev`.
package struct FigureLabel: Hashable, Comparable, Sendable {
  package var name: String
  package var value: String

  package init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  package static func < (left: Self, right: Self) -> Bool {
    left.name != right.name
      ? left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
      : left.value.utf8.lexicographicallyPrecedes(right.value.utf8)
  }
}

/// Whether the value may be used; only `ok` is judged against a target. Absence carries its
/// reason, a short sentence without a full stop.
package enum FigureStatus: Hashable, Sendable {
  /// A true zero is `ok`.
  case ok
  /// The source is missing or unreadable.
  case noData(because: String)
  /// Too few records to judge: counts are printed, no rate.
  case insufficient(because: String)
  /// Something needed was missing; the value says what it can.
  case partial(because: String)
  /// Zero denominator.
  case notApplicable(because: String)

  /// As in `figures.json`.
  package var word: String {
    switch self {
    case .ok: "ok"
    case .noData: "no_data"
    case .insufficient: "insufficient"
    case .partial: "partial"
    case .notApplicable: "not_applicable"
    }
  }

  package var reason: String? {
    switch self {
    case .ok: nil
    case .noData(let why), .insufficient(let why), .partial(let why), .notApplicable(let why): why
    }
  }
}

/// What a figure's value counts.
package enum FigureUnit: Hashable, Sendable {
  /// A number of things.
  case count
  /// A part of a whole, 0 to 1; printed as a percentage.
  case ratio
  /// A length of time, in seconds; printed in the largest unit above 1.
  case seconds
  /// A number of minutes, always printed as such: SEV-2-equivalent minutes.
  case minutes
  /// A number without a dimension: pages a deployment, a burn rate.
  case number
  /// An amount of a currency, by its ISO 4217 code; empty in a definition for the workspace's.
  case money(String)

  /// As in `figures.json`.
  package var word: String {
    switch self {
    case .count: "count"
    case .ratio: "ratio"
    case .seconds: "seconds"
    case .minutes: "minutes"
    case .number: "number"
    case .money(let currency): currency.isEmpty ? "money" : currency
    }
  }
}

/// How much of the records state something: `causes stated for 8 of 10 incidents`.
package struct Coverage: Hashable, Sendable {
  /// What is stated, of what: `causes stated`, for sentences.
  package var words: String
  package var stated: Int
  package var all: Int

  package init(_ words: String, stated: Int, of all: Int) {
    self.words = words
    self.stated = stated
    self.all = all
  }
}

/// A rung of a published ladder. The year belongs to it: ladders move.
package struct Band: Hashable, Sendable {
  package enum Rung: String, CaseIterable, Sendable {
    case elite, high, medium, low
  }

  package var rung: Rung
  /// Whose ladder, with its year: `DORA 2023`.
  package var ladder: String

  package init(_ rung: Rung, ladder: String) {
    self.rung = rung
    self.ladder = ladder
  }
}

/// The bound a value is held to; the bound itself passes.
package struct FigureTarget: Hashable, Sendable {
  package var minimum: Rational?
  package var maximum: Rational?
  /// The role that answers for the figure.
  package var owner: String?
  /// A bound that the value must be strictly below or above ("<3 days").
  package var isStrict: Bool

  package init(
    minimum: Rational? = nil, maximum: Rational? = nil, owner: String? = nil, isStrict: Bool = false
  ) {
    self.minimum = minimum
    self.maximum = maximum
    self.owner = owner
    self.isStrict = isStrict
  }

  package func isMet(by value: Rational) -> Bool {
    if let minimum, isStrict ? value <= minimum : value < minimum { return false }
    if let maximum, isStrict ? value >= maximum : value > maximum { return false }
    return true
  }
}

/// The value against its target. Missing data never passes.
package enum FigureVerdict: String, Sendable {
  case met, missed
  /// The value is not `ok`, so whether the target is met is unknown.
  case unknown
  /// No target, or a provisional period.
  case notJudged = "not_judged"
}

/// A record that a figure counted.
package struct Evidence: Hashable, Sendable {
  package var source: SourceLocation
  /// The record's id.
  package var record: String
  /// What it contributed, in a few words: `running → merged, 5.2 h`.
  package var detail: String

  package init(_ source: SourceLocation, record: String, detail: String = "") {
    self.source = source
    self.record = record
    self.detail = detail
  }
}

/// A record that a figure left out, and why.
package struct Exclusion: Hashable, Sendable {
  package var source: SourceLocation
  package var record: String
  package var reason: String

  package init(_ source: SourceLocation, record: String, reason: String) {
    self.source = source
    self.record = record
    self.reason = reason
  }
}

/// A named number of a formula, for instance `terminated for a good reason` = 41.
package struct FigureTerm: Hashable, Sendable {
  package var name: String
  package var value: Rational
  package var unit: FigureUnit

  package init(_ name: String, _ value: Rational, _ unit: FigureUnit = .count) {
    self.name = name
    self.value = value
    self.unit = unit
  }
}

/// Which definition a figure was computed by.
package struct DefinitionReference: Hashable, Sendable {
  package var id: String
  package var version: Int

  package init(id: String, version: Int) {
    self.id = id
    self.version = version
  }
}
