import Model

/// How the hour of the governance review is spent.
struct FridayTimetableSection: Section {
  let id = "friday-timetable"
  static let timetable = Timetable([
    (5, "Actions carried over: done, or why not"),
    (20, "Decisions asked for, in their order"),
    (10, "Deviations, proposals, decision log, freezes"),
    (10, "Incidents and near misses: what is changed so that they do not come again"),
    (10, "Weekly checklist, queues, audit"),
    (5, "New actions with owner and date"),
  ])

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    [Self.timetable.block]
  }
}

/// How the hour of the monthly review is spent.
struct AutonomyTimetableSection: Section {
  let id = "autonomy-timetable"
  static let timetable = Timetable([
    (10, "Actions carried over, and decisions of the last review"),
    (15, "Lanes and gates, workflow by workflow"),
    (10, "Breaches, drift and drills"),
    (10, "Incidents, near misses and the risk budget"),
    (5, "Permissions and maintenance"),
    (10, "Decisions asked for, owners and dates"),
  ])

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    [Self.timetable.block]
  }
}

/// How the hour and a half of the quarterly review are spent.
struct VendorTimetableSection: Section {
  let id = "vendor-timetable"
  static let timetable = Timetable([
    (10, "Actions carried over, and the last recommendation"),
    (20, "Spend, units, and why the cost changed"),
    (20, "Quality by model, evaluations, reliability"),
    (15, "Contracts: notices, renewals, credits due"),
    (10, "Deprecations and fallbacks"),
    (15, "Decisions asked for, recommendation, sign-off"),
  ])

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    [Self.timetable.block]
  }
}

/// The parts of a meeting with their minutes.
struct Timetable {
  struct Part {
    let minutes: Int
    let title: String
  }

  let parts: [Part]

  init(_ parts: [(Int, String)]) { self.parts = parts.map { Part(minutes: $0.0, title: $0.1) } }

  var minutes: Int { parts.reduce(0) { $0 + $1.minutes } }

  var block: Block {
    let columns = [Table.Column("Minutes", isNumeric: true), Table.Column("What")]
    let rows: [[[Inline]]] = parts.map { [[.text(String($0.minutes))], [.text($0.title)]] }
    return .table(Table(caption: "Agenda, \(minutes) minutes", columns: columns, rows: rows))
  }
}
