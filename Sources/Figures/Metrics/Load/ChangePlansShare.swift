import Model

/// What part of the changes had their plans.
package struct ChangePlansShare: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "ops.change_plans", title: "Changes with both plans", unit: .ratio,
    direction: .higherIsBetter,
    summary: "Merged changes with a test plan and a rollback plan, as a part of those that need "
      + "them.",
    formula: "with both plans ÷ merged changes that are not trivial",
    rule: "A test plan and rollback steps for every non-trivial change",
    bias: "Changes of the kinds docs and trivial need none. That a plan is there says nothing of "
      + "what is in it.",
    inputs: [.changes])

  package func figures(in context: MetricContext) -> [Figure] {
    let delivery = context.record.delivery
    return context.deliveryFigures(definition) { slice in
      let group = delivery.plans.groups[slice]
      let complete = group.count { delivery.hasBothPlans(Int($0)) }
      var reading = MetricReading.rate(
        ("with both plans", complete), of: ("merged changes that are not trivial", group.count),
        none: .notApplicable(because: "no such change was merged"), in: context)
      if !delivery.plans.areStated {
        return MetricReading(status: .noData(because: "no change says whether it has plans"))
      }
      // Those without come first: they are what is to be done.
      let lacking = group.filter { !delivery.hasBothPlans(Int($0)) }
      let others = group.lazy.filter { delivery.hasBothPlans(Int($0)) }
      reading.show(
        lacking + others.prefix(context.evidenceLimit), limit: context.evidenceLimit,
        delivery.planEvidence)
      reading.evidenceCount = group.count
      return reading
    }
  }
}

extension DeliveryReading {
  fileprivate func hasBothPlans(_ number: Int) -> Bool { plans.areComplete[number] }

  fileprivate func planEvidence(_ number: Int) -> Evidence {
    let change = leadTimes.records[plans.all[number]]
    let words =
      switch (change.testPlan.isPresent, change.rollbackPlan.isPresent) {
      case (true, true): "both plans"
      case (true, false): "no rollback plan"
      case (false, true): "no test plan"
      case (false, false): "neither plan"
      }
    return Evidence(change.source, record: change.id, detail: words)
  }
}
