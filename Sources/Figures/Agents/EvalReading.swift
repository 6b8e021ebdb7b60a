package import Model

/// The evaluations of a workflow: what its present suite says, and how it got there.
package struct EvalReading: Sendable {
  /// `name@version`; nil where no run is logged.
  package let suite: String?
  /// The runs of the suite in this version, oldest first: a new version breaks the series.
  package let runs: [EvalRun]
  /// Versions of the suite before it, and other suites, by their last run, newest first.
  package let others: [EvalRun]
  package let lastMajorChange: CivilDate?

  package var last: EvalRun? { runs.last }

  /// Since the last run; nil where there is none.
  package func age(at asOf: Instant) -> Duration? { last.map { asOf - $0.last } }

  /// The last run is older than the last major change of prompt, tools or model.
  package var isBeforeMajorChange: Bool {
    guard let last, let lastMajorChange else { return false }
    return last.date < lastMajorChange
  }

  package static let sizes = 100...300
  package static let maximumAge = Duration.days(31)

  init(_ runs: [EvalRun], _ policy: Workflow.Evaluation?) {
    let name = policy?.suite
    let own = name.map { name in runs.filter { $0.suite == name || $0.suite.hasPrefix("\(name)@") }
    }
    let last = (own ?? runs).max(by: Self.precedes)
    suite = last?.suite
    lastMajorChange = policy?.lastMajorChange
    self.runs = runs.filter { $0.suite == last?.suite }.sorted(by: Self.precedes)
    let rest = Dictionary(grouping: runs.filter { $0.suite != last?.suite }, by: \.suite)
    others = rest.values.compactMap { $0.max(by: Self.precedes) }
      .sorted { Self.precedes($1, $0) }
  }

  /// By time, then suite, model and prompt.
  private static func precedes(_ left: EvalRun, _ right: EvalRun) -> Bool {
    if left.first != right.first { return left.first < right.first }
    for (name, other) in [
      (left.suite, right.suite), (left.model ?? "", right.model ?? ""),
      (left.prompt ?? "", right.prompt ?? ""),
    ] where name != other {
      return name.utf8.lexicographicallyPrecedes(other.utf8)
    }
    return false
  }
}

extension EvalRun {
  /// nil for no cases.
  package var passRate: Rational? {
    cases == 0 ? nil : Rational(Int128(passed), Int128(cases))
  }

  /// Of the pass rate, 95 %.
  package var interval: WilsonInterval? { WilsonInterval(passed, of: cases) }
}

extension EvalRun.Comparison {
  /// McNemar's exact test: the probability of discordant cases as uneven as these, or more, were
  /// a change for the better as likely as one for the worse. Both sides.
  package var probability: Double {
    let discordant = passedOnlyBefore + passedOnlyNow
    let tail = BinomialDistribution(trials: discordant, chance: 0.5)
      .probability(atMost: min(passedOnlyBefore, passedOnlyNow))
    return min(1, 2 * tail)
  }

  /// In the pass rate on the cases that both runs have; nil for none.
  package var change: Rational? {
    commonCases == 0
      ? nil : Rational(Int128(passedOnlyNow - passedOnlyBefore), Int128(commonCases))
  }
}
