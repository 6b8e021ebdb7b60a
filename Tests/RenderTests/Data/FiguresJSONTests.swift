import Diagnostics
import Figures
import Model
import Testing

@testable import Render

struct FiguresJSONTests {
  @Test func `a figure in the shape of the contract`() throws {
    let week = try #require(Period("2026-W46"))
    let figure = Figure(
      id: "os.session_success_rate", labels: [FigureLabel("queue", "dev")], period: week,
      asOf: try #require(Instant(rfc3339: "2026-11-20T14:00:00Z")), status: .ok,
      value: Rational(39, 41), unit: .ratio, numerator: 39, denominator: 41, count: 41,
      previous: Rational(1), target: FigureTarget(minimum: Rational(19, 20), owner: "platform"),
      verdict: .met,
      reading: SeriesReading(
        limits: SeriesReading.Limits(
          center: 0.9, lower: 0.75, upper: 1, count: 12, isTrial: false),
        signals: [.outside], variation: .worse, assurance: .hitAndMiss),
      terms: [FigureTerm("ended", 41)],
      evidence: [Evidence(SourceLocation(path: "state/sessions.yaml", line: 7), record: "tok-1")],
      excluded: [
        Exclusion(SourceLocation(path: "a", line: 2), record: "tok-2", reason: "no end <b>")
      ],
      definition: DefinitionReference(id: "os.session_success_rate", version: 2))
    let bytes = FiguresJSON.bytes(
      FigureSet([figure]), workspace: "Lab", asOf: figure.asOf, tool: "govpack 0.1.0")
    // 39/41 by Python: repr(39/41).
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        {"workspace":"Lab","as_of":"2026-11-20T14:00:00Z","tool":"govpack 0.1.0","figures":[
        {"id":"os.session_success_rate","labels":{"queue":"dev"},"period":"2026-W46",\
        "as_of":"2026-11-20T14:00:00Z","status":"ok","reason":null,"value":0.9512195121951219,\
        "upper":null,"coverage":null,"unit":"ratio","numerator":39,"denominator":41,"n":41,"previous":1,"band":null,\
        "limits":{"center":0.9,"lower":0.75,"upper":1.0,"weeks":12,"trial":false},\
        "signals":["outside"],"variation":"worse","assurance":"hit_and_miss",\
        "rebased_at":null,"rebased_by":null,"target":{"min":0.95,"max":null,"strict":false,"owner":"platform"},\
        "verdict":"met","definition":{"id":"os.session_success_rate","version":2},\
        "terms":[{"name":"ended","value":41,"unit":"count"}],\
        "evidence":[{"path":"state/sessions.yaml","line":7,"record":"tok-1","detail":""}],\
        "evidence_count":1,"excluded":[{"path":"a","line":2,"record":"tok-2","reason":"no end \\u003cb>"}],\
        "provisional":false,"revision":1}
        ]}

        """)
  }
}
