import Checks
import Figures
import Model

/// What each queue's policy asks for, against what the record shows.
struct QueuePolicySection: Section {
  let id = "queue-policy"
  /// Records linked in a cell; more are counted.
  static let limit = 3

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .tasks) { return [absence] }
    let readings = context.now.record.queuePolicyReadings
    guard !readings.isEmpty else { return [.text("No queue has a policy.")] }
    let rows = readings.flatMap { reading in
      reading.rules.map { row($0, of: reading) }
    }
    let columns = ["Queue", "Rule", "Policy", "Kept", "Found", "Evidence"]
    let isBuiltIn = readings.contains { $0.policy.source == nil }
    let remark: [Block] =
      isBuiltIn ? [.text("There is no queue policy: the operating model's own limits hold.")] : []
    return remark + [
      .table(
        Table(
          caption: "Queue policies against the record", columns: columns.map { Table.Column($0) },
          rows: rows))
    ]
  }

  private func row(
    _ rule: QueuePolicyReading.Rule, of reading: QueuePolicyReading
  ) -> [[Inline]] {
    [
      [.text(reading.queue)], [.text(rule.name)], [.text(rule.policy)], [mark(rule.state)],
      [.text(rule.found)], evidence(rule, reading.policy),
    ]
  }

  private func mark(_ state: QueuePolicyReading.Rule.State) -> Inline {
    switch state {
    case .kept: .mark(StatusMark(.good, "kept"))
    case .broken: .mark(StatusMark(.attention, "broken"))
    case .notAsked: .mark(StatusMark(.neutral, "not asked"))
    case .untested: .mark(StatusMark(.unknown, "untested"))
    }
  }

  /// What broke or kept it; else the policy itself.
  private func evidence(_ rule: QueuePolicyReading.Rule, _ policy: QueuePolicy) -> [Inline] {
    guard !rule.evidence.isEmpty else { return [policy.source.map { .source($0) } ?? "–"] }
    let links = Inline.joined(rule.evidence.prefix(Self.limit).map { [.source($0.source)] })
    let rest = rule.evidence.count - Self.limit
    return rest > 0 ? links + [.text(" and \(rest) more")] : links
  }
}
