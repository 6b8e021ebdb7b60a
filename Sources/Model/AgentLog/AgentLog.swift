/// The log of every action of every agent, folded: what all figures of agents are made of.
///
/// The log may be of any size, so that single lines are not kept: there are cells, with counts,
/// exact sums, exact cycle times, and the places of the first lines of each group as evidence. A
/// figure over several models, prompts or lanes adds their cells up; it never averages them.
///
/// Every list is in the order of its key: by workflow, week, month, model, prompt, lane, texts in byte
/// order, what is missing first. Lines later than `asOf` are not in it: a reading at an
/// earlier instant needs a fold of its own.
package struct AgentLog: Equatable, Sendable {
  /// nil: no line was too late.
  package var asOf: Instant?
  /// What the calls were priced by.
  package var prices: PriceTable
  /// By key: the units done in a week.
  package var completed: [CompletedUnits]
  /// By key: the units with a first outcome in a week.
  package var outcomes: [UnitOutcomes]
  /// By key, the open ones before the cancelled ones.
  package var unfinished: [UnfinishedUnits]
  /// By key: the actions of a week.
  package var actions: [AgentActions]
  /// By workflow, week, tool.
  package var tools: [ToolUse]
  /// By workflow, week, purpose (in the order of its cases).
  package var reviews: [ReviewTally]
  /// By time, then place.
  package var controls: [ControlEvent]
  /// By workflow, lane, time.
  package var laneBreaches: [LaneBreach]
  /// By workflow, suite, then time of the first line.
  package var evalRuns: [EvalRun]
  /// By id.
  package var workflows: [LoggedWorkflow]
  /// By path.
  package var files: [LogFile]
  /// By workflow, kind, field; nil where nothing looked for any.
  package var exposures: [LogExposure]?
  /// The first lines, by place, that do not count, for each reason that occurs.
  package var exclusions: [LogExclusion: Exemplars]

  package init(
    asOf: Instant? = nil, prices: PriceTable = PriceTable(), completed: [CompletedUnits] = [],
    outcomes: [UnitOutcomes] = [],
    unfinished: [UnfinishedUnits] = [], actions: [AgentActions] = [], tools: [ToolUse] = [],
    reviews: [ReviewTally] = [], controls: [ControlEvent] = [], laneBreaches: [LaneBreach] = [],
    evalRuns: [EvalRun] = [], workflows: [LoggedWorkflow] = [], files: [LogFile] = [],
    exposures: [LogExposure]? = nil, exclusions: [LogExclusion: Exemplars] = [:]
  ) {
    self.asOf = asOf
    self.prices = prices
    self.completed = completed
    self.outcomes = outcomes
    self.unfinished = unfinished
    self.actions = actions
    self.tools = tools
    self.reviews = reviews
    self.controls = controls
    self.laneBreaches = laneBreaches
    self.evalRuns = evalRuns
    self.workflows = workflows
    self.files = files
    self.exposures = exposures
    self.exclusions = exclusions
  }
}

extension AgentLog {
  /// Whether a lane may run at an instant, by the last `disabled` or `enabled` line at or before it
  /// that names the lane or the whole workflow; nil where there is none.
  package func isEnabled(lane: String?, of workflow: String, at instant: Instant) -> Bool? {
    lastControl(of: workflow, lane: lane, at: instant).map { $0.event != .disabled }
  }

  /// The line that says so.
  package func lastControl(
    of workflow: String, lane: String?, at instant: Instant
  ) -> ControlEvent? {
    controls.last { control in
      control.at <= instant && control.workflow == workflow
        && (control.lane == nil || control.lane == lane)
        && (control.event == .disabled || control.event == .enabled)
    }
  }
}
