import Checks
import Diagnostics
import Figures
import Model

/// A part for each rollout: its timeline, pilots, gates and items.
struct RolloutRecordsSection: Section {
  let id = "rollout-records"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    context.now.rollouts.flatMap { reading -> [Block] in
      var blocks: [Block] = [
        .heading(2, [.text(reading.rollout.title ?? reading.rollout.id)]),
        .paragraph(sentence(reading.rollout)),
      ]
      if let chart = RolloutChart.chart(of: reading, in: context) { blocks.append(.chart(chart)) }
      return blocks + gates(reading, context) + pilots(reading, context) + items(reading, context)
    }
  }

  private func sentence(_ rollout: Rollout) -> [Inline] {
    [
      .text("\(rollout.id), from \(rollout.start), owner "), .stated(rollout.owner), " (",
      .source(rollout.source), ").",
    ]
  }

  // MARK: Gates

  private func gates(_ reading: RolloutReading, _ context: PackContext) -> [Block] {
    let gated = reading.phases.filter { $0.gate != nil }
    guard !gated.isEmpty else { return [.text("No phase has a gate.")] }
    let columns = [
      Table.Column("Gate"), Table.Column("Figure"), Table.Column("13 weeks before"),
      Table.Column("Allowed"), Table.Column("Found"), Table.Column("Over"), Table.Column("State"),
    ]
    let rows = gated.flatMap { phase in
      (phase.gate?.conditions ?? []).map { row(phase, $0, context) }
    }
    let verdicts = gated.compactMap { phase in phase.gate.map { line(phase, $0, context) } }
    let table = Table(
      caption: "Gates of \(reading.rollout.id): figures against their bounds", columns: columns,
      rows: rows)
    return [.bullets(verdicts)] + (rows.isEmpty ? [] : [.table(table)])
  }

  private func row(
    _ phase: RolloutReading.Phase, _ condition: GateReading.Condition, _ context: PackContext
  ) -> [[Inline]] {
    let name = condition.condition.figure
    let path = condition.definition.map { context.paths.figure($0.id) }
    let labels = name.drop { $0 != "{" }
    return [
      [.text(phase.phase.id)],
      [context.link(condition.title, path)] + (labels.isEmpty ? [] : [" ", .code(String(labels))]),
      [.text(condition.before)], [.text(condition.allowed)], [.text(condition.found)],
      [.text(condition.period)], [.mark(StatusMark(condition.state))],
    ]
  }

  private func line(
    _ phase: RolloutReading.Phase, _ gate: GateReading, _ context: PackContext
  ) -> [Inline] {
    var text: [Inline] = [
      .bold(phase.phase.name ?? phase.phase.id), ": ", .mark(StatusMark(gate.verdict)),
    ]
    let words = gate.words(phase)
    if !words.isEmpty { text.append(.text(" – \(words.joined(separator: "; "))")) }
    if gate.isPassed, let day = gate.gate.passedOn {
      text.append(.text(". Passed on \(day), "))
      text += evidence(gate.gate.evidence, context)
    }
    return text + ["."]
  }

  // MARK: Pilots and items

  private func pilots(_ reading: RolloutReading, _ context: PackContext) -> [Block] {
    guard !reading.rollout.pilots.isEmpty else { return [.text("No pilot is named.")] }
    let columns = ["Pilot", "Kind", "Accountable owner"].map { Table.Column($0) }
    let rows: [[[Inline]]] = reading.rollout.pilots.map { pilot in
      var owner: [Inline] = [.stated(pilot.owners.joined(separator: ", "))]
      if pilot.owners.count != 1 {
        owner += [" ", .mark(StatusMark(.attention, "one is asked for"))]
      }
      return [[context.workflowLink(pilot.workflow)], [.stated(pilot.kind)], owner]
    }
    return [
      .table(
        Table(caption: "Pilots of \(reading.rollout.id)", columns: columns, rows: rows))
    ]
  }

  private func items(_ reading: RolloutReading, _ context: PackContext) -> [Block] {
    let columns = ["Phase", "Item", "State", "Evidence", "Where"].map { Table.Column($0) }
    let rows = reading.phases.flatMap { phase in
      phase.phase.items.map { row($0, phase, context) }
    }
    guard !rows.isEmpty else { return [.text("No phase has an item.")] }
    return [
      .table(
        Table(caption: "Items of \(reading.rollout.id)", columns: columns, rows: rows))
    ]
  }

  private func row(
    _ item: Rollout.Item, _ phase: RolloutReading.Phase, _ context: PackContext
  ) -> [[Inline]] {
    let isDone = item.isDone(by: context.today)
    let end = phase.dates.upperBound
    var state = StatusMark(.neutral, "by \(end)")
    if isDone, let day = item.doneOn { state = StatusMark(.good, "done \(day)") }
    if !isDone, end < context.today { state = StatusMark(.attention, "open, was due \(end)") }
    return [
      [.text(phase.phase.id)], [.text(item.title)], [.mark(state)],
      isDone ? evidence(item.evidence, context) : ["–"], [.source(item.source)],
    ]
  }

  /// Decisions and addresses as links, other words as they are.
  private func evidence(_ names: [String], _ context: PackContext) -> [Inline] {
    guard !names.isEmpty else { return [.mark(StatusMark(.attention, "no evidence named"))] }
    return Inline.joined(
      names.map { name in
        if let path = context.paths.decision(name) ?? context.paths.task(name) {
          return [context.link(name, path)]
        }
        let isAddress = name.hasPrefix("https://") || name.hasPrefix("http://")
        return [isAddress ? .link([.text(name)], .external(name)) : .text(name)]
      })
  }
}
