package import Model

/// Stretches of time, one a row, with what was done in them and what stands at their ends.
package struct Timeline: Sendable {
  /// How a stretch is drawn.
  package enum State: String, CaseIterable, Sendable {
    case done, running
    case late = "not done in time"
    case toCome = "to come"
  }

  /// What a gate at the end says.
  package enum Gate: String, CaseIterable, Sendable {
    case go, hold
    case open = "not yet judged"
  }

  package struct Row: Sendable {
    package var name: String
    /// Half-open.
    package var span: Range<Instant>
    package var state: State
    /// When items were done, in order of time.
    package var done: [Instant]
    package var gate: Gate?

    package init(
      name: String, span: Range<Instant>, state: State, done: [Instant] = [], gate: Gate? = nil
    ) {
      self.name = name
      self.span = span
      self.state = state
      self.done = done
      self.gate = gate
    }
  }

  /// Half-open; holds all rows.
  package var window: Range<Instant>
  package var asOf: Instant
  /// From the top.
  package var rows: [Row]

  package init(window: Range<Instant>, asOf: Instant, rows: [Row]) {
    self.window = window
    self.asOf = asOf
    self.rows = rows
  }
}
