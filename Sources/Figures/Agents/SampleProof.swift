package import Model

/// What reviewing some units proves of all of them.
package struct SampleProof: Hashable, Sendable {
  package let reviewed: Int
  package let defects: Int

  package init(reviewed: Int, defects: Int) {
    self.reviewed = reviewed
    self.defects = defects
  }

  /// The largest defect rate that the sample does not exclude: one-sided 95 %, exact (C. Clopper
  /// and E. Pearson, 1934). 1 for no reviews.
  package var largestRate: Double {
    guard reviewed > 0, defects < reviewed else { return 1 }
    var low = Double(defects) / Double(reviewed)
    var high = 1.0
    // The chance of so few defects falls as the rate rises: halve until a double can tell no more.
    for _ in 0..<60 {
      let middle = (low + high) / 2
      let chance = BinomialDistribution(trials: reviewed, chance: middle)
        .probability(atMost: defects)
      if chance > 0.05 { low = middle } else { high = middle }
    }
    return high
  }

  /// Reviews without a defect that "at most 5 %" needs: 0.95^59 is the first power below 0.05.
  package static let cleanReviewsForFivePercent = 59

  /// One sentence without a full stop.
  package var words: String {
    guard reviewed > 0 else { return "no unit was reviewed, so that nothing is known" }
    let found = defects == 1 ? "1 defect" : "\(defects) defects"
    let size = reviewed == 1 ? "1 review" : "\(reviewed) reviews"
    let rate = (largestRate.exact * 100).decimal(places: 0)
    return "\(found) in \(size) still allow\(defects == 1 ? "s" : "") a defect rate of \(rate) %; "
      + "that it is at most 5 % needs \(Self.cleanReviewsForFivePercent) reviews without one"
  }
}

extension AgentSlice {
  /// What the samples of the completed units prove.
  package var sampleProof: SampleProof {
    SampleProof(
      reviewed: completed.reduce(0) { $0 + $1.sampled.count },
      defects: completed.reduce(0) { $0 + $1.sampledDefects.count })
  }
}

extension Double {
  /// A number out of statistics with nine digits after the point.
  package var exact: Rational {
    Rational(Int128((self * 1_000_000_000).rounded()), 1_000_000_000) ?? 0
  }
}
