package import Diagnostics

/// What a meeting left behind. Source: `ops/reviews/<cadence>/YYYY-MM-DD.md`.
package struct Minutes: Hashable, Sendable {
  /// The name of a `MeetingCadence`, or a word that is none.
  package var cadence: String
  package var date: CivilDate
  package var attendees: [String]
  package var decisions: [String]
  package var actions: [ActionItem]
  package var ticks: [ChecklistTick]
  package var body: String
  package var bodyLine: Int
  package var source: SourceLocation

  package init(
    cadence: String, date: CivilDate, attendees: [String] = [], decisions: [String] = [],
    actions: [ActionItem] = [], ticks: [ChecklistTick] = [], body: String = "", bodyLine: Int = 1,
    source: SourceLocation
  ) {
    self.cadence = cadence
    self.date = date
    self.attendees = attendees
    self.decisions = decisions
    self.actions = actions
    self.ticks = ticks
    self.body = body
    self.bodyLine = bodyLine
    self.source = source
  }
}

/// Something a meeting asked a role to do.
package struct ActionItem: Hashable, Sendable {
  package var id: String
  package var title: String
  package var owner: String?
  package var due: CivilDate?
  /// open, in_progress, done or dropped.
  package var status: String
  /// `P0` is the most urgent.
  package var priority: String?
  package var source: SourceLocation

  package init(
    id: String, title: String, owner: String? = nil, due: CivilDate? = nil,
    status: String = "open", priority: String? = nil, source: SourceLocation
  ) {
    self.id = id
    self.title = title
    self.owner = owner
    self.due = due
    self.status = status
    self.priority = priority
    self.source = source
  }
}

extension ActionItem {
  package var isOpen: Bool { status != "done" && status != "closed" && status != "dropped" }
}

/// A tick (or its absence) that a person recorded for an item of the weekly checklist.
package struct ChecklistTick: Hashable, Sendable {
  package var itemID: String
  package var done: Bool
  package var remark: String?
  package var source: SourceLocation

  package init(
    itemID: String, done: Bool, remark: String? = nil, source: SourceLocation
  ) {
    self.itemID = itemID
    self.done = done
    self.remark = remark
    self.source = source
  }
}
