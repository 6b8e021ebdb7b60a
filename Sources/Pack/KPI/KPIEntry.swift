package import Figures
import Model

/// How one figure of the weekly page stands.
package struct KPIEntry: Sendable {
  /// One of these holds for each figure; the first that applies.
  package enum Standing: CaseIterable, Sendable {
    /// No value that may be judged.
    case unknown
    /// More defects of the week are awaited.
    case immature
    /// There was nothing to measure: a zero denominator.
    case notApplicable
    /// The week completes a signal for the worse.
    case signal
    /// No signal, but the target is missed.
    case offTarget
    /// No target, and the lowest rung of the published ladder.
    case lowest
    /// The target is met; without one, the week is routine.
    case inBand
  }

  package let figure: Figure
  package let group: String
  private let isImmature: Bool

  package init(_ figure: Figure, group: String, isImmature: Bool = false) {
    self.figure = figure
    self.group = group
    self.isImmature = isImmature
  }

  package var standing: Standing {
    if isImmature { return .immature }
    switch figure.status {
    case .notApplicable: return .notApplicable
    case .noData, .insufficient, .partial: return .unknown
    case .ok: break
    }
    if figure.reading?.variation == .worse { return .signal }
    if figure.verdict == .missed { return .offTarget }
    return figure.target == nil && figure.band?.rung == .low ? .lowest : .inBand
  }

  /// Whether a rule of the series fired in this week, for the better or the worse.
  package var hasSignal: Bool { !(figure.reading?.signals.isEmpty ?? true) }

  /// All entries of the page in the order of the groups.
  package static func all(in context: PackContext) -> [KPIEntry] {
    KPIGroup.all(in: context).flatMap { group in
      group.figures(in: context).map {
        KPIEntry($0, group: group.title, isImmature: context.isImmature($0))
      }
    }
  }
}

extension SeriesReading.Signal {
  /// The rule in words.
  package var words: String {
    switch self {
    case .outside: "outside of the limits"
    case .shift: "seven weeks in a row on one side of the centre"
    case .trend: "seven weeks in a row in one direction"
    case .cluster: "two of three weeks near a limit"
    }
  }
}

extension StatusMark {
  /// What the series says of the week.
  package init(_ variation: SeriesReading.Variation) {
    switch variation {
    case .routine: self.init(.neutral, "routine")
    case .better: self.init(.good, "better")
    case .worse: self.init(.attention, "worse")
    case .changed: self.init(.attention, "changed")
    case .unknown: self.init(.unknown, "unknown")
    }
  }

  /// Whether routine weeks meet the target.
  package init(_ assurance: SeriesReading.Assurance) {
    switch assurance {
    case .passes: self.init(.good, "passes")
    case .fails: self.init(.bad, "fails")
    case .hitAndMiss: self.init(.neutral, "hit and miss")
    case .noTarget: self.init(.neutral, "no target")
    case .unknown: self.init(.unknown, "unknown")
    }
  }

  package init(_ band: Band) {
    switch band.rung {
    case .elite, .high: self.init(.good, "\(band.rung.rawValue), \(band.ladder)")
    case .medium: self.init(.neutral, "\(band.rung.rawValue), \(band.ladder)")
    case .low: self.init(.attention, "\(band.rung.rawValue), \(band.ladder)")
    }
  }
}
