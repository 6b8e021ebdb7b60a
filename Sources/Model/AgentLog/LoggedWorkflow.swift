package import Diagnostics

/// What the log holds of one workflow in all.
package struct LoggedWorkflow: Hashable, Sendable {
  package var id: String
  /// Lines of every type that count.
  package var lines: Int
  package var actions: Int
  /// Distinct `unit_id`s of lines that count.
  package var units: Int
  /// Those first seen in each week (of their first line of any kind), in order: what is compared
  /// with the system of record.
  package var unitsByWeek: [UnitsOfWeek]
  /// The oldest and the newest record: what retention is judged by.
  package var first: Instant
  package var last: Instant
  package var oldest: SourceLocation

  package struct UnitsOfWeek: Hashable, Sendable {
    package var week: ISOWeek
    package var count: Int

    package init(week: ISOWeek, count: Int) {
      self.week = week
      self.count = count
    }
  }

  package init(
    id: String, lines: Int = 0, actions: Int = 0, units: Int = 0,
    unitsByWeek: [UnitsOfWeek] = [], first: Instant, last: Instant, oldest: SourceLocation
  ) {
    self.id = id
    self.lines = lines
    self.actions = actions
    self.units = units
    self.unitsByWeek = unitsByWeek
    self.first = first
    self.last = last
    self.oldest = oldest
  }
}
