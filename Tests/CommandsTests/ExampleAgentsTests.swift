import Checks
import Diagnostics
import Figures
import Formats
import Ingest
import Model
import Testing
import WorkspaceFixtures

/// The agents' log of the repository's own example. The expected values were printed by
/// `Derivation/example_agents.py`, which reads the lines with Python's json and adds them up in exact
/// fractions.
struct ExampleAgentsTests {
  private struct Expected {
    let workflow: String
    let units: Int
    let defects: Int
    let cycleTime: Rational?
    let cycleTimeP90: Rational?
    let tokenCost: Rational?
    let reviewCost: Rational?
  }

  private static let week: [Expected] = [
    Expected(
      workflow: "invoice-triage", units: 15, defects: 1, cycleTime: 1209, cycleTimeP90: 1801,
      tokenCost: Rational(135_817, 3_000_000), reviewCost: Rational(161, 225)),
    Expected(
      workflow: "support-replies", units: 18, defects: 6, cycleTime: Rational(17_793, 2),
      cycleTimeP90: Rational(62_239, 5), tokenCost: Rational(11_779, 2_000_000),
      reviewCost: Rational(23, 9)),
  ]

  @Test func `the last mature week of both workflows`() async throws {
    let folder = try WorkspaceFolder(root: FixtureWorkspace.projectRoot)
    let log = DiagnosticLog()
    let asOf = try #require(Instant(rfc3339: "2026-11-20T15:00:00Z"))
    let facts = await WorkspaceReader.read(root: folder, asOfIn: { _ in asOf }, jobs: 2, log: log)
    let figures = Assessment.of(facts, asOf: asOf).figures
    let week = try #require(Period("2026-W45"))
    for expected in Self.week {
      func value(_ id: String) throws -> Rational? {
        let name = "\(id){workflow=\"\(expected.workflow)\"}"
        return try #require(figures.figure(name, week), "\(name)").value
      }
      #expect(try value("kpi.throughput") == Rational(expected.units))
      #expect(
        try value("kpi.defect_rate") == Rational(Int128(expected.defects), Int128(expected.units)))
      #expect(try value("kpi.cycle_time") == expected.cycleTime)
      #expect(try value("kpi.cycle_time_p90") == expected.cycleTimeP90)
      #expect(try value("kpi.token_cost_per_unit") == expected.tokenCost)
      #expect(try value("kpi.review_cost_per_unit") == expected.reviewCost)
    }
  }
}
