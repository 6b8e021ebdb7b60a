/// One run of a workflow's evaluation suite: its `eval` lines of one local day, model and prompt.
/// Of a case that is labelled twice in a run the later label counts.
package struct EvalRun: Hashable, Sendable {
  package var workflow: String
  /// `name@version`: a new version is a new suite, and breaks the series.
  package var suite: String
  package var date: CivilDate
  package var model: String?
  /// As in `AgentCellKey`.
  package var prompt: String?
  package var first: Instant
  package var last: Instant
  package var cases: Int
  package var passed: Int
  /// The lines of cases that failed.
  package var failures: Exemplars
  /// Against the run of the same suite before it; nil for the first one.
  package var comparison: Comparison?

  /// The cases that both runs have (McNemar's counts).
  package struct Comparison: Hashable, Sendable {
    package var previousDate: CivilDate
    package var previousModel: String?
    package var previousPrompt: String?
    package var commonCases: Int
    package var passedBoth: Int
    package var passedOnlyBefore: Int
    package var passedOnlyNow: Int
    /// The lines of this run that failed cases which the run before passed.
    package var regressions: Exemplars

    package init(
      previousDate: CivilDate, previousModel: String? = nil, previousPrompt: String? = nil,
      commonCases: Int, passedBoth: Int, passedOnlyBefore: Int, passedOnlyNow: Int,
      regressions: Exemplars = Exemplars()
    ) {
      self.previousDate = previousDate
      self.previousModel = previousModel
      self.previousPrompt = previousPrompt
      self.commonCases = commonCases
      self.passedBoth = passedBoth
      self.passedOnlyBefore = passedOnlyBefore
      self.passedOnlyNow = passedOnlyNow
      self.regressions = regressions
    }
  }

  package init(
    workflow: String, suite: String, date: CivilDate, model: String? = nil, prompt: String? = nil,
    first: Instant, last: Instant, cases: Int, passed: Int, failures: Exemplars = Exemplars(),
    comparison: Comparison? = nil
  ) {
    self.workflow = workflow
    self.suite = suite
    self.date = date
    self.model = model
    self.prompt = prompt
    self.first = first
    self.last = last
    self.cases = cases
    self.passed = passed
    self.failures = failures
    self.comparison = comparison
  }
}
