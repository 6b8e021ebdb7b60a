import Model

/// What the figures of recovery share: which failed deployments they count, list and leave out.
enum RecoveryReading {
  static let term = "failed deployments recovered"
  static let bias =
    "Service is restored when the last incident that names the deployment is mitigated, else "
    + "resolved, else when the deployment that mends it is finished. A failure that nothing "
    + "restores stays unrecovered and makes the figure partial."

  static func figures(
    _ definition: MetricDefinition, in context: MetricContext,
    _ compute: (ArraySlice<Int64>) -> MetricReading
  ) -> [Figure] {
    let delivery = context.record.delivery
    return context.deliveryFigures(definition) { slice in
      let group = delivery.failures.groups[slice]
      let part = Recoveries(group, delivery)
      var reading = part.times.isEmpty ? MetricReading() : compute(part.times.sorted()[...])
      reading.status = status(
        failed: group.count, part, of: delivery.deployments.groups[slice].count)
      reading.terms.append(
        FigureTerm("failed deployments not recovered", Rational(part.unrecovered)))
      let evidence = { (number: Int) in
        delivery.recoveryEvidence(delivery.failures.confirmed[number], asOf: context.asOf)
      }
      reading.show(part.sound, limit: context.evidenceLimit, evidence)
      reading.excluded = part.contradictory.prefix(context.evidenceLimit).map { number in
        let record = evidence(Int(number))
        return Exclusion(record.source, record: record.record, reason: record.detail)
      }
      reading.excludedCount = part.contradictory.count
      reading.leaveOut(delivery.deployments.exclusions, slice, limit: context.evidenceLimit)
      return reading
    }
  }

  /// The failed deployments of a slice by what became of them.
  private struct Recoveries {
    /// In microseconds.
    var times: [Int64] = []
    var unrecovered = 0
    /// Recovered or not, by number.
    var sound: [Int32] = []
    var contradictory: [Int32] = []

    init(_ group: ArraySlice<Int32>, _ delivery: DeliveryReading) {
      for number in group {
        let failure = delivery.failures.confirmed[Int(number)]
        switch failure.recovery {
        case .restored(let at, _):
          let finish = delivery.deployments.all[failure.deployment].finishedAt
          times.append(at.microseconds - finish.microseconds)
        case .unrecovered: unrecovered += 1
        case .contradictory:
          contradictory.append(number)
          continue
        }
        sound.append(number)
      }
    }
  }

  private static func status(failed: Int, _ part: Recoveries, of all: Int) -> FigureStatus {
    if failed == 0 { return .notApplicable(because: "0 failed of \(all)") }
    let noun = failed == 1 ? "failed deployment" : "failed deployments"
    if part.sound.isEmpty {
      return .insufficient(because: "the times of \(failed) \(noun) contradict each other")
    }
    if part.times.isEmpty {
      return .insufficient(because: "none of \(failed) \(noun) is recovered")
    }
    guard part.unrecovered > 0 else { return .ok }
    return .partial(because: "\(part.unrecovered) of \(failed) \(noun) not recovered")
  }
}
