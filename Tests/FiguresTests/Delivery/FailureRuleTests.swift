import Figures
import Model
import RecordFixtures
import Testing

/// Worked out by hand from the rules of the change failure rate.
@Suite struct `Failed deployments` {
  private static let week = Period.week(RecordFixtures.week("2026-W46"))

  private static func rate(
    _ deployments: [Deployment], _ incidents: [Incident] = [], at instant: Instant = now
  ) throws -> Figure {
    let figures = ChangeFailureRate().figures(
      of: deliveryFacts(deployments, incidents: incidents), at: instant)
    return try #require(figures.figure("dora.change_failure_rate", week))
  }

  private static func detail(_ id: String, _ figure: Figure) -> String? {
    figure.evidence.first { $0.record == id }?.detail
  }

  @Test func `each rule is named with the place of the record that says so`() throws {
    let figure = try Self.rate(
      [
        deployment("D-1", "11-09 10:00", .failed, line: 1),
        deployment("D-2", "11-09 11:00", .rolledBack, line: 2),
        deployment("D-3", "11-10 10:00", line: 3),
        deployment("D-4", "11-10 11:00", line: 4),
        deployment("D-5", "11-10 12:00", line: 5) { $0.remediates = "D-4" },
        deployment("D-6", "11-11 10:00", line: 6),
        deployment("D-7", "11-11 11:00", line: 7) { $0.rollbackOf = "D-6" },
      ], [incident("INC-7", "11-10 10:20", cause: "D-3", line: 3)])
    #expect(figure.value == .of(5, 7))
    #expect(figure.upper == .of(5, 7))
    #expect(Self.detail("D-1", figure) == "failed: its outcome is failed")
    #expect(Self.detail("D-2", figure) == "failed: its outcome is rolled_back")
    #expect(
      Self.detail("D-3", figure) == "failed: incident INC-7 names it (ops/incidents/2026.jsonl:3)")
    #expect(
      Self.detail("D-4", figure)
        == "failed: deployment D-5 remediates it (ops/deployments/2026.jsonl:5)")
    #expect(
      Self.detail("D-6", figure)
        == "failed: deployment D-7 rolls it back (ops/deployments/2026.jsonl:7)")
    #expect(Self.detail("D-7", figure) == "success")
  }

  @Test func `a failure counts once with all its rules`() throws {
    let figure = try Self.rate(
      [
        deployment("D-1", "11-09 10:00", .failed, line: 1),
        deployment("D-2", "11-09 11:00", line: 2) {
          $0.remediates = "D-1"
          $0.rollbackOf = "D-1"
        },
      ], [incident("I-1", "11-09 10:05", cause: "D-1", line: 9)])
    #expect(figure.numerator == 1)
    #expect(
      Self.detail("D-1", figure)
        == "failed: its outcome is failed; incident I-1 names it (ops/incidents/2026.jsonl:9); "
        + "deployment D-2 remediates it (ops/deployments/2026.jsonl:2); "
        + "deployment D-2 rolls it back (ops/deployments/2026.jsonl:2)")
  }

  @Test func `a mender that comes after the as-of does not exist yet`() throws {
    let deployments = [
      deployment("D-1", "11-09 10:00"),
      deployment("D-2", "11-20 11:00") { $0.remediates = "D-1" },
    ]
    #expect(try Self.rate(deployments).numerator == 1)
    #expect(try Self.rate(deployments, at: at("11-20 10:59")).numerator == 0)
  }

  @Test func `an incident is never put down to another service's deployment`() throws {
    let five = (1...5).map { deployment("D-\($0)", "11-10 0\($0):00") }
    let own = try Self.rate(five, [incident("I", "11-10 06:00")])
    #expect(own.value == 0 && own.upper == .of(1, 5))
    #expect(own.coverage == Coverage("causes stated", stated: 0, of: 1))
    #expect(
      Self.detail("D-5", own)
        == "inferred: incident I began 1.0 h later and states no cause (ops/incidents/2026.jsonl:1)"
    )
    let other = try Self.rate(five, [incident("I", "11-10 06:00", services: ["ledger"])])
    #expect(other.upper == 0)
    let staging = try Self.rate(five, [incident("I", "11-10 06:00") { $0.environment = "staging" }])
    #expect(staging.upper == 0)
    #expect(staging.coverage == nil)
  }

  /// Of 24 hours: the last moment belongs to the window.
  @Test(arguments: [("11-11 05:00", 1), ("11-11 05:01", 0), ("11-10 05:00", 1), ("11-10 04:59", 1)])
  func `the attribution window`(start: String, inferred: Int) throws {
    let five = (1...5).map { deployment("D-\($0)", "11-10 0\($0):00") }
    let figure = try Self.rate(five, [incident("I", start)])
    #expect(figure.upper == .of(Int128(inferred), 5))
  }

  @Test func `duplicates and maintenance are no incidents`() throws {
    let five = (1...5).map { deployment("D-\($0)", "11-10 0\($0):00") }
    let figure = try Self.rate(
      five,
      [
        incident("A", "11-10 06:00", cause: "D-1") { $0.duplicateOf = "X" },
        incident("B", "11-10 06:00", cause: "D-2") { $0.kind = .maintenance },
      ])
    #expect(figure.numerator == 0)
    #expect(figure.coverage == nil)
  }

  @Test func `references that lead nowhere are listed`() throws {
    let figure = try Self.rate(
      [
        deployment("D-1", "11-10 01:00") { $0.remediates = "D-2" },
        deployment("D-2", "11-10 02:00") { $0.rollbackOf = "D-404" },
        deployment("D-3", "11-10 03:00") { $0.environment = "staging" },
      ],
      [
        incident("A", "11-10 06:00", cause: "D-404"), incident("B", "11-10 06:00", cause: "D-3"),
      ])
    #expect(
      figure.excluded.map(\.reason) == [
        "remediates D-2, which was finished no earlier", "rolls back D-404, which no record has",
        "names D-404 as its cause, which no deployment record has",
        "names D-3 as its cause, which is no finished deployment to production "
          + "(ops/deployments/2026.jsonl:1)",
      ])
    #expect(figure.numerator == 0)
    #expect(figure.coverage == Coverage("causes stated", stated: 1, of: 2))
  }

  @Test func `where not all deployments are shown, the failures are`() throws {
    let many = (10...40).map { deployment("D-\($0)", "11-10 01:\($0)", line: $0) }
    let facts = deliveryFacts(many + [deployment("F", "11-10 02:00", .failed, line: 99)])
    let context = MetricContext(facts: facts, asOf: now, .everything(evidenceLimit: 3))
    let figures = FigureSet(ChangeFailureRate().figures(in: context))
    let figure = try #require(figures.figure("dora.change_failure_rate", Self.week))
    #expect(figure.evidence.map(\.record) == ["D-10", "D-11", "F"])
    #expect(figure.evidenceCount == 32)
    #expect(figure.value == .of(1, 32))
  }

  /// 5 of 100 is the top of the best rung, one more the next; a running week has none.
  @Test(arguments: [(5, Band.Rung.elite), (6, .high), (10, .high), (11, .medium), (16, .low)])
  func `rungs are held against exact values`(failed: Int, rung: Band.Rung) throws {
    let deployments = (0..<100).map { number in
      deployment(
        "D-\(number)", "11-10 1\(number / 60):\(number % 60 < 10 ? "0" : "")\(number % 60)",
        number < failed ? .failed : .success)
    }
    let facts = deliveryFacts(deployments)
    let figures = ChangeFailureRate().figures(of: facts)
    let figure = try #require(figures.figure("dora.change_failure_rate", Self.week))
    #expect(figure.band == Band(rung, ladder: "DORA 2023"))
    let running = ChangeFailureRate().figures(of: facts, at: at("11-12 00:00"))
      .figure("dora.change_failure_rate", Self.week)
    #expect(running?.value == figure.value)
    #expect(running?.band == nil)
  }
}
