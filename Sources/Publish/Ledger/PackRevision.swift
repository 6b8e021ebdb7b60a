/// What a pack's numbers and findings are, by the hashes of the files in `history/`.
package struct PackContents: Hashable, Sendable {
  /// The hash of what is kept of one period's figures.
  package struct Part: Hashable, Sendable {
    /// `2026-W46`, or `now` for the readings at the as-of.
    package var period: String
    package var sha256: String

    package init(period: String, sha256: String) {
      self.period = period
      self.sha256 = sha256
    }
  }

  /// The figures without their evidence.
  package var figures: [Part]
  /// The records behind them.
  package var evidence: [Part]
  /// nil for packs that list no findings.
  package var findings: String?

  package init(figures: [Part] = [], evidence: [Part] = [], findings: String? = nil) {
    self.figures = figures
    self.evidence = evidence
    self.findings = findings
  }
}

/// What a build says of one of its packs, to be entered in the ledger.
package struct PackRevision: Hashable, Sendable {
  /// `kpi/2026-W46`
  package var pack: String
  /// `provisional`, `final` or `restated`.
  package var state: String
  package var contents: PackContents
  /// The line for `restatements.jsonl`, without its line end, where published figures moved.
  package var restatement: [UInt8]?

  package init(
    pack: String, state: String, contents: PackContents = PackContents(),
    restatement: [UInt8]? = nil
  ) {
    self.pack = pack
    self.state = state
    self.contents = contents
    self.restatement = restatement
  }
}
