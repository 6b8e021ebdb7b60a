package import Figures
package import Model

/// Published figures of a pack that a later build found to be others: what a revision of the pack
/// replaces, and why.
package struct Restatement: Sendable {
  /// The pack's folder: `kpi/2026-W46/`.
  package var pack: String
  package var revision: Int
  /// The revision whose figures these replace.
  package var replaces: Int
  package var asOf: Instant
  package var replacedAsOf: Instant
  /// In order of name, then period.
  package var figures: [RestatedFigure]

  package init(
    pack: String, revision: Int, replaces: Int, asOf: Instant, replacedAsOf: Instant,
    figures: [RestatedFigure]
  ) {
    self.pack = pack
    self.revision = revision
    self.replaces = replaces
    self.asOf = asOf
    self.replacedAsOf = replacedAsOf
    self.figures = figures
  }
}

/// A published figure and what it is now.
package struct RestatedFigure: Sendable {
  /// Why the numbers differ.
  package enum Cause: String, Sendable {
    /// The inputs say something else.
    case data
    /// The figure means something else: another version of its definition.
    case definition
  }

  /// nil where the figure was not published; one of the two is there.
  package var old: Figure?
  /// nil where there is no such figure any more.
  package var new: Figure?
  /// The records counted that came, went or changed, in order of place.
  package var records: [RecordChange]
  /// Whether all records of both were compared, or only the first of many.
  package var comparesAll: Bool

  package init(old: Figure?, new: Figure?, records: [RecordChange] = [], comparesAll: Bool = true) {
    precondition(old != nil || new != nil, "a restated figure was or is")
    self.old = old
    self.new = new
    self.records = records
    self.comparesAll = comparesAll
  }

  /// The figure as it is now, else as it was.
  package var figure: Figure {
    guard let figure = new ?? old else { preconditionFailure("a restated figure was or is") }
    return figure
  }

  package var cause: Cause {
    guard let old, let new, old.definition.version != new.definition.version else { return .data }
    return .definition
  }
}

/// A record that a figure counted, before or now.
package struct RecordChange: Hashable, Sendable {
  package enum Kind: String, Sendable {
    case came, went, changed
  }

  package var kind: Kind
  /// As it is now; of a record that went as it was.
  package var evidence: Evidence
  /// What a changed record contributed before.
  package var oldDetail: String?

  package init(_ kind: Kind, _ evidence: Evidence, oldDetail: String? = nil) {
    self.kind = kind
    self.evidence = evidence
    self.oldDetail = oldDetail
  }
}
