package import Model

/// What the checks of delivery look at: a quarter's worth, so that a page asks for what can still
/// be mended. What is older stands in the packs of its time.
extension CheckContext {
  /// The first instant of the 13 weeks before the one in progress.
  package var deliveryStart: Instant {
    let monday = facts.zone.week(of: asOf).adding(weeks: -13).monday
    return facts.zone.instant(of: monday)
  }

  /// Finished in those weeks, in an environment that counts.
  package var productionDeployments: [Deployment] {
    let start = deliveryStart
    let deployments = facts.deployments.span
    var found: [Int] = []
    for position in deployments.indices {
      guard let finished = deployments[position].finishedAt, finished >= start, finished <= asOf,
        facts.settings.productionEnvironments.contains(deployments[position].environment)
      else { continue }
      found.append(position)
    }
    return found.map { facts.deployments[$0] }
  }

  /// Merged in those weeks.
  package var mergedChanges: some Sequence<Change> {
    let start = deliveryStart
    // A span lends its elements; a filter would copy each change.
    let changes = facts.changes.span
    var merged: [Int] = []
    for position in changes.indices {
      guard let merge = changes[position].times.mergedAt, merge >= start, merge <= asOf else {
        continue
      }
      merged.append(position)
    }
    return merged.lazy.map { facts.changes[$0] }
  }
}
