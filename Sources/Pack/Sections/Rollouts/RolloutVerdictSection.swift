import Checks
import Model

/// Each rollout in a line: how far it is, and whether it may go on.
struct RolloutVerdictSection: Section {
  let id = "rollout-verdict"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .rollouts) { return [absence] }
    let rollouts = context.now.rollouts
    guard !rollouts.isEmpty else { return [.text("No rollout is planned.")] }
    let columns = ["Rollout", "Verdict", "Day", "Owner", "Plan"].map { Table.Column($0) }
    return [
      .paragraph(sentence(rollouts)),
      .table(
        Table(
          caption: "Rollouts and what their gates say", columns: columns,
          rows: rollouts.map { row($0, context) })),
      .bullets(
        rollouts.map { reading in
          [
            .bold(reading.rollout.title ?? reading.rollout.id),
            .text(": \(reason(reading, context))."),
          ]
        }),
    ]
  }

  private func sentence(_ rollouts: [RolloutReading]) -> [Inline] {
    let held = rollouts.filter { $0.verdict == .hold }.map { $0.rollout.title ?? $0.rollout.id }
    var text: [Inline] = [.bold(Count.of(rollouts.count, "rollout")), .text(", ")]
    if held.isEmpty {
      text.append("none of them on hold.")
    } else {
      text += [
        .mark(StatusMark(.attention, "on hold")), .text(": \(held.joined(separator: ", "))."),
      ]
    }
    text.append(
      .text(
        " A gate says go once its phase is over, every figure it names is within its bounds and "
          + "every item is done; a figure that is missing never says go."))
    return text
  }

  private func row(_ reading: RolloutReading, _ context: PackContext) -> [[Inline]] {
    let rollout = reading.rollout
    let days = reading.phases.map(\.phase.days.upperBound).max() ?? 0
    let day = context.today - rollout.start + 1
    let place =
      day < 1
      ? "begins \(rollout.start)"
      : day > days ? "over since \(rollout.start.adding(days: days))" : "\(day) of \(days)"
    return [
      [.text(rollout.title ?? rollout.id)], [.mark(StatusMark(reading.verdict))], [.text(place)],
      [.stated(rollout.owner)], [.stated(rollout.plan)],
    ]
  }

  /// Of the gates that are due; where none is, of the next one.
  private func reason(_ reading: RolloutReading, _ context: PackContext) -> String {
    let gated = reading.phases.filter { $0.gate != nil }
    let due = gated.filter { $0.dates.upperBound < context.today }
    let shown = due.isEmpty ? Array(gated.prefix(1)) : due.filter { $0.gate?.verdict != .go }
    guard !shown.isEmpty else {
      return gated.isEmpty ? "no phase has a gate" : "every gate that was due says go"
    }
    return shown.map { phase in
      "\(phase.phase.name ?? phase.phase.id) – "
        + (phase.gate?.words(phase) ?? []).joined(separator: "; ")
    }.joined(separator: ". ")
  }
}
