import Diagnostics
package import Model

/// The words of evidence: what each record contributed, and the place of the record that says so.
extension DeliveryReading {
  /// A deployment by its outcome.
  func deploymentEvidence(_ number: Int) -> Evidence {
    let record = deployments.record(of: number)
    return Evidence(record.source, record: record.id, detail: record.outcome?.rawValue ?? "")
  }

  /// A deployment with everything that makes it a failure; else by its outcome.
  func failureEvidence(_ number: Int) -> Evidence {
    var evidence = deploymentEvidence(number)
    if let failure = failures.failure(of: number) {
      evidence.detail = "failed: " + failure.rules.map(words).joined(separator: "; ")
    } else if let incident = failures.inference(of: number) {
      let record = incidents.record(of: incident)
      let elapsed = incidents.all[incident].start - deployments.all[number].finishedAt
      evidence.detail =
        "inferred: incident \(record.id) began \(ElapsedTime.words(elapsed)) later and states no "
        + "cause (\(record.source.citation))"
    }
    return evidence
  }

  /// Why a deployment failed, and the record that says so.
  package func words(_ rule: FailureRule) -> String {
    switch rule {
    case .outcome(let outcome): return "its outcome is \(outcome.rawValue)"
    case .incident(let number):
      let record = incidents.record(of: number)
      return "incident \(record.id) names it (\(record.source.citation))"
    case .remediated(let number):
      return "\(deploymentWords(number)) remediates it (\(citation(number)))"
    case .rolledBack(let number):
      return "\(deploymentWords(number)) rolls it back (\(citation(number)))"
    }
  }

  /// A failed deployment by its recovery.
  package func recoveryEvidence(_ failure: DeploymentFailure, asOf: Instant) -> Evidence {
    let record = deployments.record(of: failure.deployment)
    let finish = deployments.all[failure.deployment].finishedAt
    return Evidence(
      record.source, record: record.id, detail: words(failure.recovery, since: finish, asOf))
  }

  private func words(_ recovery: Recovery, since finish: Instant, _ asOf: Instant) -> String {
    switch recovery {
    case .contradictory(let reason): return reason
    case .unrecovered: return "not recovered for \(ElapsedTime.words(asOf - finish))"
    case .restored(let at, let source):
      let elapsed = ElapsedTime.words(at - finish)
      switch source {
      case .deployment(let number):
        return "restored after \(elapsed) by \(deploymentWords(number)) (\(citation(number)))"
      case .incident(let number):
        let record = incidents.record(of: number)
        return "restored after \(elapsed), incident \(record.id) (\(record.source.citation))"
      }
    }
  }

  private func deploymentWords(_ number: Int) -> String {
    "deployment \(deployments.record(of: number).id)"
  }

  private func citation(_ number: Int) -> String {
    deployments.record(of: number).source.citation
  }

  /// A change by the deployment that brought it.
  func leadTimeEvidence(_ number: Int) -> Evidence {
    let time = leadTimes.all[number]
    let change = leadTimes.records[time.change]
    let deployment = deployments.record(of: time.deployment)
    let elapsed = ElapsedTime.words(.microseconds(time.microseconds))
    return Evidence(
      change.source, record: change.id,
      detail: "\(elapsed) to \(deployment.id) (\(deployment.source.citation))")
  }

  /// An incident by its severity and how long it lasted.
  func incidentEvidence(_ number: Int, asOf: Instant) -> Evidence {
    let item = incidents.all[number]
    let record = incidents.record(of: number)
    let severity = record.severity?.name ?? "no severity"
    let length =
      item.end.map { $0 >= item.start ? ElapsedTime.words($0 - item.start) : "times contradict" }
      ?? "open for \(ElapsedTime.words(asOf - item.start))"
    return Evidence(record.source, record: record.id, detail: "\(severity), \(length)")
  }

  /// A page by its incident and responder.
  func pageEvidence(_ number: Int) -> Evidence {
    let item = pages.all[number]
    let incident = incidents.records[item.incident]
    let page = incident.pages[item.page]
    return Evidence(
      page.source, record: incident.id, detail: "\(item.responder) at \(item.at)")
  }

  /// An incident by the hour at which it found somebody.
  func hourEvidence(_ number: Int) -> Evidence {
    let item = hours.all[number]
    let record = incidents.record(of: item.incident)
    let responder = item.responder.map { ", \($0)" } ?? ", nobody paged"
    return Evidence(
      record.source, record: record.id,
      detail: "\(item.bucket.rawValue): \(item.zone.format(item.at)) \(item.zone.name)\(responder)")
  }

  /// A request for review by its wait.
  func reviewEvidence(_ number: Int) -> Evidence {
    let item = reviews.all[number]
    let record = leadTimes.records[item.change]
    let elapsed = ElapsedTime.words(item.elapsed)
    let words =
      item.reviewedAt == nil
      ? "unreviewed for \(elapsed) of business time"
      : "reviewed after \(elapsed) of business time"
    return Evidence(record.source, record: record.id, detail: words)
  }
}
