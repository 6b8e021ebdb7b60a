import Checks
import Figures
import Model

/// What each queue's policy asks for, against what the record shows: all rules at a glance, then
/// those that are broken.
struct QueuePolicySection: Section {
  let id = "queue-policy"
  /// Records linked in a cell; more are counted.
  static let limit = 3

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .tasks) { return [absence] }
    let readings = context.now.record.queuePolicyReadings
    guard let first = readings.first else { return [.text("No queue has a policy.")] }
    let isBuiltIn = readings.contains { $0.policy.source == nil }
    let remark: [Block] =
      isBuiltIn ? [.text("There is no queue policy: the operating model's own limits hold.")] : []
    let columns = ["Queue"] + first.rules.map(\.name) + ["Where"]
    let table = Table(
      caption: "Queue policies against the record", columns: columns.map { Table.Column($0) },
      rows: readings.map(row))
    return remark + [.table(table)] + broken(readings)
  }

  private func row(_ reading: QueuePolicyReading) -> [[Inline]] {
    [[.text(reading.queue)]]
      + reading.rules.map { rule in
        let isLimit = rule.policy != "yes" && rule.policy != "no"
        return [mark(rule.state)] + (isLimit ? [.text(", \(rule.policy)")] : [])
      } + [[reading.policy.source.map { .source($0) } ?? "–"]]
  }

  private func broken(_ readings: [QueuePolicyReading]) -> [Block] {
    let rows = readings.flatMap { reading in
      reading.rules.filter { $0.state == .broken }.map { rule -> [[Inline]] in
        [
          [.text(reading.queue)], [.text(rule.name)], [.text(rule.found)], evidence(rule),
        ]
      }
    }
    guard !rows.isEmpty else { return [.text("The record breaks no policy of a queue.")] }
    let columns = ["Queue", "Rule", "Found", "Where"].map { Table.Column($0) }
    return [.table(Table(caption: "What is broken", columns: columns, rows: rows))]
  }

  private func mark(_ state: QueuePolicyReading.Rule.State) -> Inline {
    switch state {
    case .kept: .mark(StatusMark(.good, "kept"))
    case .broken: .mark(StatusMark(.attention, "broken"))
    case .notAsked: .mark(StatusMark(.neutral, "not asked"))
    case .untested: .mark(StatusMark(.unknown, "untested"))
    }
  }

  private func evidence(_ rule: QueuePolicyReading.Rule) -> [Inline] {
    guard !rule.evidence.isEmpty else { return ["–"] }
    let links = Inline.joined(rule.evidence.prefix(Self.limit).map { [.source($0.source)] })
    let rest = rule.evidence.count - Self.limit
    return rest > 0 ? links + [.text(" and \(rest) more")] : links
  }
}
