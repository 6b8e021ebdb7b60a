import Diagnostics
import Figures
import Model
import Testing

@testable import Commands

@Suite struct AsOfTests {
  /// Central European Time: +01:00 in winter, +02:00 from 29 March 2026 01:00 UTC on.
  static let berlin = TimeZoneRules(
    name: "Europe/Berlin", initialOffsetSeconds: 3600,
    transitions: [TimeZoneRules.Transition(at: 1_774_746_000, offsetSeconds: 7200)])

  /// Expected values by `TZ=Europe/Berlin date -u -d '… 23:59:59'`.
  @Test(arguments: [
    ("2026-02-02T20:00:00Z", "2026-02-02T20:00:00Z"),
    ("2026-02-02T20:00:00.5+05:30", "2026-02-02T14:30:00.500000Z"),
    ("2026-02-02", "2026-02-02T22:59:59Z"), ("2026-03-29", "2026-03-29T21:59:59Z"),
    ("2026‑03‑28", "2026-03-28T22:59:59Z"),
  ])
  func `an instant is itself and a date its local end`(text: String, expected: String) throws {
    #expect(try AsOf(text).instant(in: Self.berlin).description == expected)
  }

  @Test(arguments: [
    "2026-02-30", "now", "", "2026-02-02T20:00:00", "0001-01-01", "9999-12-31T00:00:00Z",
    "2026-W06", "2026-02-02T25:00:00Z",
  ])
  func `anything else is a usage failure`(text: String) {
    let failure = #expect(throws: CommandFailure.self) { try AsOf(text) }
    #expect(failure?.status == .usage)
  }
}

@Suite struct FigureSelectorTests {
  @Test(
    arguments: [
      ("os.agents", "os.agents", []),
      ("os.agents{}", "os.agents", []),
      (#"os.agents{type="ai"}"#, "os.agents", [FigureLabel("type", "ai")]),
      (
        #"os.agents{ type = "ai" , mode="x,y}" , }"#, "os.agents",
        [FigureLabel("mode", "x,y}"), FigureLabel("type", "ai")]
      ),
      (#"a{b="\"\\"}"#, "a", [FigureLabel("b", #""\"#)]),
      (#"a{b="é"}"#, "a", [FigureLabel("b", "é")]),
    ] as [(String, String, [FigureLabel])])
  func `a name is read as in Prometheus`(
    text: String, id: String, labels: [FigureLabel]
  ) throws {
    let selector = try FigureSelector(text)
    #expect(selector.id == id)
    #expect(selector.labels == labels)
  }

  @Test func `what a figure calls itself is read back`() throws {
    let labels = [FigureLabel("a", #"quote " and \ slash"#), FigureLabel("b", "}")]
    let figure = Figure(
      id: "os.x", labels: labels, period: .instant(Instant(seconds: 0)),
      asOf: Instant(seconds: 0), status: .ok, unit: .count,
      definition: DefinitionReference(id: "os.x", version: 1))
    #expect(try FigureSelector(figure.name).labels == labels)
  }

  @Test(arguments: [
    "os.agents{", "os.agents{type}", "os.agents{type=ai}", #"os.agents{type="ai"} "#,
    #"os.agents{="ai"}"#, #"os.agents{type="ai" mode="x"}"#, #"os.agents{type="ai\"}"#,
  ])
  func `what is not closed or not quoted is a usage failure`(text: String) {
    let failure = #expect(throws: CommandFailure.self) { try FigureSelector(text) }
    #expect(failure?.status == .usage)
  }
}

@Suite struct FailOnTests {
  @Test(
    arguments: [
      (.error, [.error], .findings), (.error, [.warning, .note], .fine), (.error, [], .fine),
      (.warning, [.warning], .findings), (.warning, [.note], .fine), (.never, [.error], .fine),
    ] as [(FailOn, [Severity], Commands.ExitStatus)])
  func `a run fails from that severity on`(
    limit: FailOn, severities: [Severity], status: Commands.ExitStatus
  ) {
    #expect(limit.status(of: severities) == status)
  }
}
