package import Model

/// A norm, and what the last 13 weeks of the record show of it.
package struct NormReading: Sendable {
  package enum State: Hashable, Sendable {
    case shown
    /// What speaks against it.
    case notShown(because: String)
    case unknown(because: String)
  }

  /// Records that were counted, in a sentence.
  package struct Count: Sendable {
    /// `2 of 3 near misses were caught before the customer`.
    package let words: String
    package let evidence: [Evidence]

    init(_ words: String, _ evidence: [Evidence] = []) {
      self.words = words
      self.evidence = evidence
    }
  }

  package let norm: Norm
  package let state: State
  package let counts: [Count]

  /// The days that are looked at.
  package static let days = 91

  init(_ norm: Norm, state: State, counts: [Count]) {
    self.norm = norm
    self.state = state
    self.counts = counts
  }
}

extension RecordReading {
  /// The first day that norms are judged by.
  package var normsSince: CivilDate { today.adding(days: -NormReading.days) }

  /// By id.
  package var normReadings: [NormReading] {
    let reader = NormReader(self)
    return facts.norms.map(reader.reading)
  }
}
