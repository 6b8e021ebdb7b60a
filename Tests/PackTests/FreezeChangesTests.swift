import Checks
import Diagnostics
import Model
import Testing

@testable import Pack

/// Expected rows worked out by hand from the record written here.
@Suite struct FreezeChangesTests {
  private func rows(exceptions: [String]) throws -> [String] {
    let place = SourceLocation(path: "state/tasks.yaml", line: 1)
    let start = try #require(Instant(rfc3339: "2026-11-16T08:00:00Z"))
    let asOf = try #require(Instant(rfc3339: "2026-11-20T15:00:00Z"))
    var facts = Facts()
    let events: [(id: String, to: String, hours: Int64)] = [
      ("A_1", "merged", -1), ("A_2", "merged", 1), ("A_3", "running", 2),
    ]
    facts.tasks = events.map { id, to, hours in
      let event = TaskEvent(at: start + .hours(hours), action: "x", to: to, source: place)
      return Model.Task(id: id, status: to, events: [event], source: place)
    }
    let freeze = FreezeRecord(
      id: "F", title: "F", start: start, exceptions: exceptions, source: place)
    let now = Assessment.of(facts, asOf: asOf)
    let context = PackContext(
      now: now, before: PriorAssessment(now),
      calendar: ReviewCalendar(settings: facts.settings, zone: facts.zone, asOf: asOf),
      diagnostics: [])
    return FreezeChanges.blocks(during: freeze, context).flatMap { block -> [String] in
      guard case .table(let table) = block else { return ["no table"] }
      return table.rows.map { row in
        guard case .link(let text, _) = row[1][0], case .text(let id) = text[0],
          case .mark(let mark) = row[3][0]
        else { return "?" }
        return "\(id) \(mark.word)"
      }
    }
  }

  @Test func `only what was merged or released since the start is listed`() throws {
    #expect(try rows(exceptions: []) == ["A_2 not named"])
  }

  @Test(arguments: [("A_2, by the owner", "A_2 named"), ("A_21, by the owner", "A_2 not named")])
  func `an exception names a task by its whole id`(exception: String, row: String) throws {
    #expect(try rows(exceptions: [exception]) == [row])
  }
}
