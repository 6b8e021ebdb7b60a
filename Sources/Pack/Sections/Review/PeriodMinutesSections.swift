import Checks
import Diagnostics
import Model

/// The minutes of the monthly review, or how to record them.
struct AutonomyMinutesSection: Section {
  let id = "autonomy-minutes"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    PeriodMinutes(cadence: .autonomyRisk).blocks(for: document, in: context)
  }
}

/// The minutes of the quarterly review with its recommendation and sign-off, or how to record them.
struct VendorMinutesSection: Section {
  let id = "vendor-minutes"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    PeriodMinutes(cadence: .vendorModel).blocks(for: document, in: context)
  }
}

/// The minutes of the monthly maintenance, or how to record them.
struct MaintenanceMinutesSection: Section {
  let id = "maintenance-minutes"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    PeriodMinutes(cadence: .maintenance).blocks(for: document, in: context)
  }
}

/// The minutes of one cadence that count for the review's period.
private struct PeriodMinutes {
  let cadence: MeetingCadence

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let found = document.period.map { context.meetings.minutes(of: cadence, in: $0) } ?? []
    guard !found.isEmpty else {
      return [
        .text(
          "No minutes yet. Record attendees, decisions and actions in ",
          .code("ops/reviews/\(cadence.rawValue)/YYYY-MM-DD.md"),
          "; a meeting belongs to the period of its day, and the next build reads it.")
      ]
    }
    return found.flatMap { minutes -> [Block] in
      let rows: [(String, [Inline])] = [
        ("Attendees", [.stated(minutes.attendees.joined(separator: ", "))]),
        (
          "Decisions",
          minutes.decisions.isEmpty
            ? ["–"] : Inline.joined(minutes.decisions.map { [context.decisionLink($0)] })
        ),
        ("Actions", [.text(Count.of(minutes.actions.count, "action"))]),
        ("Source", [.source(minutes.source)]),
      ]
      return [.facts("Minutes of \(minutes.date)", rows)]
        + .body(minutes.body, line: minutes.bodyLine, of: minutes.source)
    }
  }
}
