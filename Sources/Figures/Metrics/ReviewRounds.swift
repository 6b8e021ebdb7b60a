import Model

/// How many rounds a review takes until it is approved.
package struct ReviewRounds: Metric {
  package init() {}

  package let definition = MetricDefinition(
    id: "os.review_rounds", title: "Review rounds", unit: .count, direction: .lowerIsBetter,
    summary: "Mean number of review reports of the tasks whose review was approved.",
    formula: "review reports ÷ tasks approved", rule: "Pair programming standard: rounds",
    bias: "Reviews that are still open do not count.", inputs: [.reviews])

  package func figures(in context: MetricContext) -> [Figure] {
    let approved = context.facts.reviews.filter { review in
      review.approvedAt.map { $0 <= context.asOf } ?? (review.status == "approved")
    }
    let evidence = approved.map { review in
      let rounds = context.record.reports(of: review).count
      return (rounds, Evidence(review.source, record: review.taskID, detail: "\(rounds) reports"))
    }
    let rounds = evidence.reduce(0) { $0 + $1.0 }
    return [
      context.figure(
        definition, nil, [],
        .ratio(
          ("review reports", rounds), of: ("tasks approved", approved.count),
          none: "no review was approved", evidence: evidence.map(\.1)))
    ]
  }
}
