/// The units whose first completion lies in one week (the set D_k of the definitions), for one
/// model, prompt version and lane: model and prompt of the unit's first model call, lane of its first
/// action that names one, so that a unit's cell does not change while the log grows.
///
/// Behind one pointer: every figure of units looks at some hundred of them.
package final class CompletedUnits: Sendable {
  package let key: AgentCellKey
  /// N_k, with the lines of the first completions.
  package let units: Exemplars
  /// From the first opening (else the first action) to the first completion.
  package let cycleTimes: DurationSample
  /// Units without an `opened` line: their cycle time begins at their first action.
  package let derivedOpenings: Int
  /// Units whose cycle time is unknown: nothing of them is logged before the completion. They count
  /// in the throughput alone.
  package let withoutOpening: Exemplars
  /// Units reopened after their first completion, with the lines of the first reopening.
  package let reopened: Exemplars
  package let reopenings: Int
  /// Units with a confirmed defect (a review with the verdict `defect`) found within the maturity
  /// window of the completion, with the lines of the first find.
  package let defects: Exemplars
  /// Those of them found by the customer or downstream.
  package let escapes: Exemplars
  /// Units whose first defect was found later than the window: in no rate.
  package let lateDefects: Exemplars
  /// Units with a review of the purpose `sample`, and those of them whose sample found a defect.
  package let sampled: Exemplars
  package let sampledDefects: Exemplars
  /// Units whose only confirmed defects within the window come from samples.
  package let defectsFromSamplesOnly: Int
  package let cost: UnitCost

  package init(
    key: AgentCellKey, units: Exemplars = Exemplars(),
    cycleTimes: DurationSample = DurationSample(), derivedOpenings: Int = 0,
    withoutOpening: Exemplars = Exemplars(), reopened: Exemplars = Exemplars(),
    reopenings: Int = 0, defects: Exemplars = Exemplars(), escapes: Exemplars = Exemplars(),
    lateDefects: Exemplars = Exemplars(), sampled: Exemplars = Exemplars(),
    sampledDefects: Exemplars = Exemplars(), defectsFromSamplesOnly: Int = 0,
    cost: UnitCost = UnitCost()
  ) {
    self.key = key
    self.units = units
    self.cycleTimes = cycleTimes
    self.derivedOpenings = derivedOpenings
    self.withoutOpening = withoutOpening
    self.reopened = reopened
    self.reopenings = reopenings
    self.defects = defects
    self.escapes = escapes
    self.lateDefects = lateDefects
    self.sampled = sampled
    self.sampledDefects = sampledDefects
    self.defectsFromSamplesOnly = defectsFromSamplesOnly
    self.cost = cost
  }
}

extension CompletedUnits: Equatable {
  package static func == (left: CompletedUnits, right: CompletedUnits) -> Bool {
    left.key == right.key && left.cost == right.cost && left.cycleTimes == right.cycleTimes
      && left.derivedOpenings == right.derivedOpenings && left.reopenings == right.reopenings
      && left.defectsFromSamplesOnly == right.defectsFromSamplesOnly
      && left.groups == right.groups
  }

  private var groups: [Exemplars] {
    [units, withoutOpening, reopened, defects, escapes, lateDefects, sampled, sampledDefects]
  }
}
