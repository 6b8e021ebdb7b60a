import Checks
import Model

/// How many of the meetings of the last 13 weeks were held, and which were not.
struct MeetingVerdictSection: Section {
  let id = "meeting-verdict"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .minutes) { return [absence] }
    let meetings = context.meetings.meetings
    let held = meetings.count { $0.minutes != nil }
    let missed = meetings.filter(\.isMissed)
    var text: [Inline] = [
      .text("Of \(Count.of(held + missed.count, "meeting")) of the last 13 weeks "),
      .bold("\(held) were held"), ", ",
    ]
    if missed.isEmpty {
      text.append("none was missed. ")
    } else {
      text += [.mark(StatusMark(.attention, "\(missed.count) missed")), .text(": ")]
      let shown = missed.suffix(4).map { "\($0.cadence.title) of \($0.period)" }
      let rest = missed.count - shown.count
      text.append(
        .text(shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) before. " : ". ")))
    }
    text.append(
      .text(
        "A meeting is held where its minutes lie in its folder of ops/reviews/. What was due "
          + "before the first minutes of all is not counted."))
    return [.paragraph(text)]
  }
}
