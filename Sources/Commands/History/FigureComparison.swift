import Figures
import Model
import Pack
import Render

/// What moved between two publications of the same figures.
enum FigureComparison {
  /// What makes a figure what it is to a reader. A week that has only matured since, from `partial`
  /// to `ok` with the same numbers, is the same.
  private struct Value: Hashable {
    let version: Int
    let status: String
    let value: Rational?
    let upper: Rational?
    let numerator: Int?
    let denominator: Int?
    let count: Int

    init(_ figure: Figure) {
      version = figure.definition.version
      if case .partial = figure.status, figure.value != nil {
        status = FigureStatus.ok.word
      } else {
        status = figure.status.word
      }
      value = figure.value
      upper = figure.upper
      numerator = figure.numerator
      denominator = figure.denominator
      count = figure.count
    }
  }

  static func isSame(_ left: Figure, _ right: Figure) -> Bool { Value(left) == Value(right) }

  /// The figures that moved, came or went, in order of name. A metric that either of the two does not
  /// have at all is not compared: it is new, or is computed for the judged week alone. `evidence` is what was kept of the old figures' records.
  static func moved(
    from old: [Figure], to new: [Figure], evidence: [String: EvidenceRecord.Listing]
  ) -> [RestatedFigure] {
    let oldByName = Dictionary(old.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    let newNames = Set(new.map(\.name))
    let known = Set(old.map(\.id)).intersection(new.map(\.id))
    let changed = new.compactMap { figure -> RestatedFigure? in
      guard known.contains(figure.id) else { return nil }
      let before = oldByName[figure.name]
      if let before, isSame(before, figure) { return nil }
      return RestatedFigure(before, figure, evidence[figure.name])
    }
    let gone = old.filter { known.contains($0.id) && !newNames.contains($0.name) }
      .map { RestatedFigure($0, nil, evidence[$0.name]) }
    return (changed + gone).sorted {
      $0.figure.name.utf8.lexicographicallyPrecedes($1.figure.name.utf8)
    }
  }
}

extension RestatedFigure {
  /// With the records that made the difference. `listing` is what was kept of the old figure's; nil
  /// where it had none.
  fileprivate init(_ old: Figure?, _ new: Figure?, _ listing: EvidenceRecord.Listing?) {
    let before = listing?.evidence ?? []
    let after = new.map { EvidenceRecord.Listing($0) }
    self.init(
      old: old, new: new,
      records: RecordComparison.changes(from: before, to: after?.evidence ?? []),
      comparesAll: (listing?.isWhole ?? true) && (after?.isWhole ?? true))
  }
}
