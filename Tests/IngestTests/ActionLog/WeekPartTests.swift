import Diagnostics
import Ingest
import Model
import Testing
import WorkspaceFixtures

/// A week that lies in two months has a cell for each: 2026-W49 is 30 November to 6 December.
@Suite struct WeekPartTests {
  static func unit(_ id: String, _ day: String, _ minutes: String = "") -> String {
    let head = #""workflow_id":"w","unit_id":"\#(id)""#
    return """
      {"type":"action","id":"\(id)a","ts":"2026-\(day)Z",\(head),"op":"chat"\(minutes)}
      {"type":"unit","id":"\(id)b","ts":"2026-\(day)Z",\(head),"event":"completed"}

      """
  }

  static func log(_ text: String, zone: String = "UTC") async throws -> AgentLog {
    let read = try await ReadWorkspace([
      "govpack.yaml": "name: t\ntimezone: \(zone)\n", "ops/actions/a.jsonl": text,
    ])
    return try #require(read.facts.agentLog)
  }

  static func words(_ key: AgentCellKey) -> String {
    let month = key.month.map { "\($0.year)-\($0.month)" } ?? "whole"
    return "\(key.week?.description ?? "-") \(month)"
  }

  @Test func `units and actions are told apart by month`() async throws {
    let log = try await Self.log(
      Self.unit("1", "11-29T23:59:59") + Self.unit("2", "11-30T00:00:00")
        + Self.unit("3", "11-30T23:59:59") + Self.unit("4", "12-01T00:00:00")
        + Self.unit("5", "12-06T23:59:59") + Self.unit("6", "12-07T00:00:00"))
    let expected = ["2026-W48 whole", "2026-W49 2026-11", "2026-W49 2026-12", "2026-W50 whole"]
    #expect(log.completed.map(\.key).map(Self.words) == expected)
    #expect(log.completed.map(\.units.count) == [1, 2, 2, 1])
    #expect(log.outcomes.map(\.key).map(Self.words) == expected)
    #expect(log.actions.map(\.key).map(Self.words) == expected)
    #expect(log.actions.map(\.count) == [1, 2, 2, 1])
    #expect(log.workflows[0].unitsByWeek.map(\.count) == [1, 4, 1])
  }

  /// 2027-W05 begins on the first of a month, and 2027-W04 ends on the last of one.
  @Test func `a week that begins or ends with a month is whole`() async throws {
    let text = (Self.unit("1", "01-31T12:00:00") + Self.unit("2", "02-01T00:00:00"))
      .replacing("2026-", with: "2027-")
    let log = try await Self.log(text)
    #expect(log.completed.map(\.key).map(Self.words) == ["2027-W04 whole", "2027-W05 whole"])
  }

  /// Midnight in Tokyo is 15:00 UTC.
  @Test func `months begin at local midnight`() async throws {
    let log = try await Self.log(
      Self.unit("1", "11-30T14:59:59") + Self.unit("2", "11-30T15:00:00"), zone: "Asia/Tokyo")
    #expect(
      log.completed.map(\.key).map(Self.words) == ["2026-W49 2026-11", "2026-W49 2026-12"])
  }

  /// 3 of the action and 5 of the review are one approval of 5; 4 of the other unit stand alone:
  /// 9 in all, where the larger of the two sums (7 and 5) would be 7.
  @Test func `of minutes that stand in the log twice the larger counts, unit by unit`()
    async throws
  {
    let review =
      #"{"type":"review","id":"r","ts":"2026-11-09T09:00:00Z","workflow_id":"w","unit_id":"1","#
      + #""purpose":"approval","verdict":"approved","minutes":5}"# + "\n"
    let log = try await Self.log(
      Self.unit("1", "11-09T08:00:00", #","approval":{"required":true,"minutes":3}"#)
        + Self.unit("2", "11-09T08:00:00", #","approval":{"required":true,"minutes":4}"#) + review)
    #expect(log.completed.map(\.cost.minutes.total) == [9])
  }
}
