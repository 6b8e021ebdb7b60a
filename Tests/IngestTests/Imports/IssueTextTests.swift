import Model
import Testing

@testable import Ingest

@Suite struct IssueTextTests {
  @Test(
    arguments: [
      ("sev-1", .sev1), ("SEV2", .sev2), ("severity::3", .sev3), ("severity/4", .sev4),
      ("Severity: 1", .sev1), ("sev-0", nil), ("sev-5", nil), ("several 1", nil), ("sev-12", nil),
      ("p1", nil), ("", nil),
    ] as [(String, Incident.Severity?)])
  func `a word names a severity`(word: String, severity: Incident.Severity?) {
    #expect(IssueText.severity(word) == severity)
  }

  @Test func `lines of the text are read by their name`() {
    let text = IssueText(
      labels: ["service::pay", "service/web", "service", "services:x", "failure-mode:db"],
      body: "Hello: world\r\n- **Caused by**: `gh:a/b@3` surely\r\nimpact_start: TBD\n: x\n")
    #expect(text.cause == .deployment("gh:a/b@3"))
    #expect(text.line("impact_start") == nil, "a placeholder is no value")
    #expect(text.values(of: "service") == ["pay", "web"])
    #expect(text.failureMode == "db")
    #expect(text.line("hello") == "world")
  }

  @Test(
    arguments: [
      ("## Test plan\nran it", .present("u")), ("# How to test\n\n- [ ] ran it", .present("u")),
      ("## Test plan\n<!-- what -->\n- [ ]\nTBD\n## Other\nx", .none), ("only words", .none),
      ("", .notStated), (" \n", .notStated), (nil, .notStated),
      ("## Test plan for x\ny", .none), ("text\r\n### Testing:\r\nran it", .present("u")),
    ] as [(String?, Change.Plan)])
  func `a plan is text under its heading`(body: String?, plan: Change.Plan) {
    #expect(ChangePlans.test(in: body, at: "u") == plan)
  }
}
