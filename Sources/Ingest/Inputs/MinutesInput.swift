import Diagnostics
import Formats
import Model

/// `ops/reviews/CADENCE/YYYY-MM-DD.md`: what meetings decided, and the ticks of their checklists.
struct MinutesInput: Input {
  let kind = InputKind.minutes
  let pathKey = "minutes"
  let places = ["ops/reviews/"]

  func accepts(_ path: String) -> Bool { RecordFileName.isMarkdown(path) }

  func recordCount(in facts: Facts) -> Int { facts.minutes.count }

  func read(_ reading: FileReading, into facts: inout Facts) {
    let parts = reading.path.split(separator: "/")
    guard parts.count >= 2, let date = CivilDate(iso8601: RecordFileName.stem(reading.path)) else {
      reading.report(.minutesWithoutDate(at: reading.place))
      reading.reject(kind)
      return
    }
    let cadence = String(parts[parts.count - 2])
    if !MinutesSchema.cadences.contains(cadence) {
      reading.report(
        .unknownWord(cadence, "cadence", known: MinutesSchema.cadences, at: reading.place))
    }
    let text = RecordText(reading)
    let fields = RecordFields(text, reading)
    fields.noteUnknownKeys(of: MinutesSchema.record)
    facts.minutes.append(
      Minutes(
        cadence: cadence, date: date, attendees: fields.list("attendees", "参会人"),
        decisions: fields.list("decisions", "决策"),
        actions: ActionRecord.all(fields.nodes("actions"), of: kind, reading),
        ticks: MinutesTicks(text, fields, reading).all, body: text.body, bodyLine: text.bodyLine,
        source: reading.place))
  }
}

extension Diagnostic {
  fileprivate static func minutesWithoutDate(at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      "GP5033", .error, "minutes are named by their cadence and date", at: place,
      hint: "for instance ops/reviews/friday/2026-11-20.md")
  }
}
