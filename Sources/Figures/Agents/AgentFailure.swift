package import Diagnostics
package import Model

/// One way in which a workflow failed in a week, with how often.
package struct AgentFailure: Sendable {
  /// From the gravest.
  package enum Kind: Int, CaseIterable, Sendable {
    /// The customer, or whoever works on with the unit, found the defect.
    case escaped
    /// The boundary forbids it, and it was done.
    case forbidden
    /// An approval was required, and is missing.
    case unapproved
    /// Found before the customer did.
    case defect
    /// Handed to a person after an attempt.
    case escalated
    /// An action that ended in an error or a timeout.
    case failedAction
    case reopened

    /// What is counted, and out of what.
    package var words: (of: String, base: String) {
      switch self {
      case .escaped: ("units with a defect that the customer found", "units completed")
      case .forbidden: ("actions that the boundary forbids", "actions")
      case .unapproved: ("actions without the approval they need", "actions")
      case .defect: ("units with a defect found in time", "units completed")
      case .escalated: ("units handed to a person", "units attempted")
      case .failedAction: ("actions that ended in an error or a timeout", "actions")
      case .reopened: ("units reopened", "units completed")
      }
    }
  }

  package let workflow: String
  package let kind: Kind
  package let count: Int
  package let base: Int
  /// In the week before; nil where the log does not reach back to it.
  package let before: Int?
  /// The first lines that show it, in order of place; empty where the log keeps no place of them.
  package let lines: [SourceLocation]
  /// Calls of tools that failed, most first, for failed actions.
  package let tools: [(name: String, failed: Int, calls: Int)]

  /// All of a week, the gravest kind first, then the most, then by workflow.
  package static func ranked(in reading: AgentReading, week: ISOWeek) -> [AgentFailure] {
    guard let number = reading.periods.number(of: .week(week)) else { return [] }
    let all = reading.workflows.flatMap { workflow -> [AgentFailure] in
      let scope = reading.scopes.all[workflow.scope]
      guard reading.absence(scope, number) == nil else { return [] }
      return Kind.allCases.compactMap { failure($0, workflow, number, reading) }
    }
    return all.sorted { left, right in
      if left.kind != right.kind { return left.kind.rawValue < right.kind.rawValue }
      if left.count != right.count { return left.count > right.count }
      return left.workflow.utf8.lexicographicallyPrecedes(right.workflow.utf8)
    }
  }

  private static func failure(
    _ kind: Kind, _ workflow: AgentWorkflow, _ number: Int, _ reading: AgentReading
  ) -> AgentFailure? {
    let slice = reading.slice(workflow.scope, number)
    let tally = slice.tally(of: kind)
    guard tally.count > 0, case .week(let week) = reading.periods.all[number] else { return nil }
    let before = AgentPeriods.before(number).flatMap { earlier in
      reading.absence(slice.scope, earlier) == nil
        ? reading.slice(workflow.scope, earlier).tally(of: kind).count : nil
    }
    return AgentFailure(
      workflow: workflow.id, kind: kind, count: tally.count, base: tally.base, before: before,
      lines: Array(tally.lines.flatMap(\.first).sorted().prefix(3)),
      tools: kind == .failedAction ? tools(workflow.id, week, reading) : [])
  }

  private static func tools(
    _ workflow: String, _ week: ISOWeek, _ reading: AgentReading
  ) -> [(name: String, failed: Int, calls: Int)] {
    let uses = (reading.log?.tools ?? []).filter {
      $0.workflow == workflow && $0.week == week && $0.failed > 0
    }
    return uses.map { ($0.tool, $0.failed, $0.calls.count) }.sorted { left, right in
      left.1 != right.1 ? left.1 > right.1 : left.0.utf8.lexicographicallyPrecedes(right.0.utf8)
    }
  }
}

extension AgentSlice {
  /// How often it failed that way, out of how many, and where.
  fileprivate func tally(
    of kind: AgentFailure.Kind
  ) -> (count: Int, base: Int, lines: [Exemplars]) {
    func units(_ group: KeyPath<CompletedUnits, Exemplars>) -> (Int, Int, [Exemplars]) {
      let lines = completed.map { $0[keyPath: group] }
      return (lines.reduce(0) { $0 + $1.count }, self.units, lines)
    }
    func actions(_ group: KeyPath<AgentActions, Exemplars>) -> (Int, Int, [Exemplars]) {
      let lines = self.actions.map { $0[keyPath: group] }
      return (
        lines.reduce(0) { $0 + $1.count }, self.actions.reduce(0) { $0 + $1.count }, lines
      )
    }
    switch kind {
    case .escaped: return units(\.escapes)
    case .forbidden: return actions(\.boundary.forbidden)
    case .unapproved: return actions(\.boundary.unapproved)
    case .defect:
      let all = units(\.defects)
      return (all.0 - units(\.escapes).0, all.1, all.2)
    case .escalated:
      let lines = outcomes.map(\.escalated)
      return (
        lines.reduce(0) { $0 + $1.count }, outcomes.reduce(0) { $0 + $1.attempted }, lines
      )
    case .failedAction:
      let cells = self.actions
      let failed = cells.reduce(0) { sum, cell in
        sum + (cell.statuses[.error] ?? 0) + (cell.statuses[.timeout] ?? 0)
      }
      return (failed, cells.reduce(0) { $0 + $1.count }, [])
    case .reopened: return units(\.reopened)
    }
  }
}
