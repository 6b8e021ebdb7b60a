import Checks
import Diagnostics
import Figures
import Model

/// Every failed deployment of the quarter, the rule that makes it one, and how it ended.
struct FailedDeploymentsSection: Section {
  let id = "failed-deployments"
  static let limit = 50

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .deployments) { return [absence] }
    let delivery = context.now.record.delivery
    let failures = failures(of: document, context)
    guard !failures.isEmpty else {
      return [
        .text("No deployment of \(context.currentQuarter.description) is known to have failed.")
      ]
    }
    let columns = [
      "Deployment", "Service", "Finished", "Failed because", "How it ended", "Where",
    ]
    let rows: [[[Inline]]] = failures.prefix(Self.limit).map { failure in
      let record = delivery.deployments.record(of: failure.deployment)
      return [
        [.text(record.id)], [context.serviceLink(record.service)],
        [.instant(delivery.deployments.all[failure.deployment].finishedAt)],
        [.text(failure.rules.map(delivery.words).joined(separator: "; "))],
        ending(failure, delivery, context), [.source(record.source)],
      ]
    }
    let table = Block.table(
      Table(
        caption: "Failed deployments of \(context.currentQuarter), the newest first",
        columns: columns.map { Table.Column($0) }, rows: rows))
    let rest = failures.count - Self.limit
    guard rest > 0 else { return [table] }
    return [
      table,
      .text(
        "\(rest) older ones; all: ",
        .code("govpack explain dora.change_failure_rate --period \(context.currentQuarter)"), "."),
    ]
  }

  private func failures(
    of document: PackDocument, _ context: PackContext
  ) -> [DeploymentFailure] {
    let delivery = context.now.record.delivery
    guard let start = context.facts.zone.window(of: context.currentQuarter)?.lowerBound else {
      return []
    }
    let members = document.services(in: context)
    return delivery.failures.confirmed.filter { failure in
      let item = delivery.deployments.all[failure.deployment]
      return item.finishedAt >= start
        && members?.contains(delivery.scopes.services[item.service]) ?? true
    }
    .reversed()
  }

  private func ending(
    _ failure: DeploymentFailure, _ delivery: DeliveryReading, _ context: PackContext
  ) -> [Inline] {
    let words = delivery.recoveryEvidence(failure, asOf: context.asOf).detail
    if case .unrecovered = failure.recovery { return [.mark(StatusMark(.attention, words))] }
    return [.text(words)]
  }
}

/// Changes whose review was asked for and has not come, the longest waiting first.
struct ReviewQueueSection: Section {
  let id = "review-queue"
  static let limit = 50

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .changes) { return [absence] }
    let members = document.services(in: context)
    let own = context.pendingReviews.filter { members?.contains($0.change.service) ?? true }
    guard !own.isEmpty else { return [.text("No change waits for its first review.")] }
    let term = context.facts.settings.reviewSLA.components.seconds / 3600
    let columns = ["Change", "Service", "Asked for", "Author", "State", "Where"]
    let rows: [[[Inline]]] = own.prefix(Self.limit).map { item in
      [
        [.text(item.change.id)], [context.serviceLink(item.change.service)],
        [.instant(item.requestedAt)], [.stated(item.change.author)],
        [
          .mark(
            item.isBreach
              ? StatusMark(.attention, "past \(term) business hours")
              : StatusMark(.neutral, "in time"))
        ], [.source(item.change.source)],
      ]
    }
    let table = Block.table(
      Table(
        caption: "Changes waiting for their first review",
        columns: columns.map { Table.Column($0) },
        rows: rows))
    let rest = own.count - Self.limit
    return rest > 0 ? [table, .text(.text("\(rest) more wait for less time."))] : [table]
  }
}

extension PackDocument {
  /// The services that the page is about; nil for all.
  func services(in context: PackContext) -> Set<String>? {
    switch subject {
    case .service(let id): [id]
    case .team(let id): Set(context.facts.services.filter { $0.team == id }.map(\.id))
    case .workspace, .task, .agent, .decision, .proposal, .deviation, .figure, .check, .workflow,
      .period,
      .page:
      nil
    }
  }
}
