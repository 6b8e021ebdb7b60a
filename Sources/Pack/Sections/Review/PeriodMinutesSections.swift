import Diagnostics
import Model

/// The minutes of the monthly review, or how to record them.
struct AutonomyMinutesSection: Section {
  let id = "autonomy-minutes"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    PeriodMinutes(cadence: "autonomy-risk").blocks(for: document, in: context)
  }
}

/// The minutes of the quarterly review with its recommendation and sign-off, or how to record them.
struct VendorMinutesSection: Section {
  let id = "vendor-minutes"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    PeriodMinutes(cadence: "vendor-model").blocks(for: document, in: context)
  }
}

/// The minutes of one cadence whose day lies in the review's period.
private struct PeriodMinutes {
  let cadence: String

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let found = context.facts.minutes.filter {
      $0.cadence == cadence && $0.date <= context.today && document.holds($0.date)
    }
    guard !found.isEmpty else {
      return [
        .text(
          "No minutes yet. Record attendees, decisions and actions in ",
          .code("ops/reviews/\(cadence)/YYYY-MM-DD.md"),
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
