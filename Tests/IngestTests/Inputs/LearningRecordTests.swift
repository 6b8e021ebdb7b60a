import Diagnostics
import Ingest
import Model
import Testing
import WorkspaceFixtures

/// Near misses, postmortems and the remediation of deviations, with the parts they share.
struct LearningRecordTests {
  @Test func `a near miss is read`() async throws {
    let read = try await ReadWorkspace([
      "ops/near-misses/late.md": """
      ---
      id: NM-2
      date: 2026-11-02
      workflow: invoice-triage
      service: billing
      caught_by: Check
      caught_before_customer: true
      failure_mode: bad-config
      actions:
      - {id: A-1, title: Add a test, owner: engineer, due: 2026-11-10, priority: p1}
      ---
      # A total that was wrong

      The account.
      """,
      "ops/near-misses/NM-1.md": "---\ndate: 2026-11-09\nsummary: Short.\n---\n# Long\n",
      "ops/near-misses/README.md": "Nothing here.\n",
    ])
    #expect(read.summaries == [])
    // By date, not by id.
    #expect(read.facts.nearMisses.map(\.id) == ["NM-2", "NM-1"])
    let first = try #require(read.facts.nearMisses.first)
    #expect(first.caughtBy == "check")
    #expect(first.isCaughtBeforeCustomer == true)
    #expect([first.workflow, first.service] == ["invoice-triage", "billing"])
    #expect(first.failureMode == "bad-config")
    #expect(first.summary == "A total that was wrong")
    #expect(first.body == "# A total that was wrong\n\nThe account.")
    #expect(first.bodyLine == 12)
    #expect(first.actions.map(\.priority) == ["P1"])
    #expect(first.actions.map(\.status) == ["open"])
    #expect(first.actions.map(\.source.description) == ["ops/near-misses/late.md:10:3"])
    #expect(read.facts.nearMisses.last?.summary == "Short.")
  }

  @Test func `a postmortem is read`() async throws {
    let read = try await ReadWorkspace([
      "ops/postmortems/PM-1.md": """
      ---
      date: 2026-10-30
      incident: INC-1
      failure_mode: bad-config
      blameless: true
      actions:
      - {id: A-1, title: Check values, status: done, priority: P0}
      - {id: A-2, title: Alert sooner, due: 2026-11-06, status: In progress}
      ---
      # What happened
      """
    ])
    #expect(read.summaries == [])
    let postmortem = try #require(read.facts.postmortems.first)
    #expect(postmortem.id == "PM-1")
    #expect(postmortem.incident == "INC-1")
    #expect(postmortem.isBlameless == true)
    #expect(postmortem.actions.map(\.priority) == ["P0", nil])
    #expect(postmortem.actions.map(\.status) == ["done", "in_progress"])
    #expect(postmortem.actions.map(\.isOpen) == [false, true])
  }

  @Test(arguments: [
    ("# No front matter\n", "GP5152 ops/near-misses/a.md:1"),
    ("---\ndate: soon\n---\n", "GP5005 ops/near-misses/a.md:2:7"),
    ("---\nid: [a]\n---\n", "GP5002 ops/near-misses/a.md:2:5"),
    ("---\ncaught_before_customer: perhaps\n---\n", "GP5002 ops/near-misses/a.md:2:25"),
    ("---\nactions: none\n---\n", "GP5002 ops/near-misses/a.md:2:10"),
    ("---\nid: a\n", "GP5020 ops/near-misses/a.md:1:1"),
    ("---\n- a\n---\n", "GP5002 ops/near-misses/a.md:2:1"),
  ])
  func `a bad near miss is named and left out`(_ text: String, summary: String) async throws {
    let read = try await ReadWorkspace([
      "ops/near-misses/a.md": text, "ops/near-misses/b.md": "---\nid: b\n---\n",
    ])
    #expect(read.summaries == [summary])
    #expect(read.facts.nearMisses.map(\.id) == ["b"])
    #expect(read.facts.source(.nearMisses).status == .incomplete(rejected: 1))
  }

  @Test func `an unknown word or key is said, the record kept`() async throws {
    let read = try await ReadWorkspace([
      "ops/near-misses/a.md": "---\ncaught_by: chance\nmode: x\n---\n",
      "ops/postmortems/b.md": "---\nid: b\nactions:\n- {id: A}\n---\n",
      "ops/postmortems/c.md": "---\nid: b\n---\n",
    ])
    #expect(
      read.summaries == [
        "GP5007 ops/near-misses/a.md:2:12", "GP5003 ops/near-misses/a.md:3:1",
        "GP5001 ops/postmortems/b.md:4:3", "GP5010 ops/postmortems/c.md:1",
      ])
    #expect(read.facts.nearMisses.map(\.caughtBy) == ["chance"])
    #expect(read.facts.postmortems.map(\.source.path) == ["ops/postmortems/b.md"])
    #expect(read.facts.source(.postmortems).status == .incomplete(rejected: 1))
  }

  @Test func `the actions of minutes have a priority too`() async throws {
    let read = try await ReadWorkspace([
      "ops/reviews/friday/2026-11-20.md": """
      ---
      actions:
      - {id: A-1, title: Mend it, priority: P0}
      - {title: Nameless}
      ---
      """,
      "ops/reviews/friday/2026-11-13.md": "---\nactions: none\n---\n",
    ])
    #expect(
      read.summaries == [
        "GP5002 ops/reviews/friday/2026-11-13.md:2:10",
        "GP5001 ops/reviews/friday/2026-11-20.md:4:3",
      ])
    #expect(read.facts.minutes.last?.actions.map(\.priority) == ["P0"])
  }

  @Test func `the remediation of deviations is exact, in either form`() async throws {
    let read = try await ReadWorkspace([
      "govpack.yaml": "currency: CHF\n",
      "ops/deviations/DEV_A.md": """
      ---
      status: active
      remediation:
      - {date: 2026-11-03, hours: 2.25, role: engineer}
      - {date: 2026-11-04, cost: 12.50}
      ---
      """,
      "spec_registry.yaml": """
      deviations:
      - deviation_id: DEV_B
        status: active
        remediation:
        - {date: 2026-11-05, cost: "12.50 EUR"}
        - {date: 2026-11-06, hours: 0.1, cost: {amount: 3, currency: USD}}
        - {date: 2026-11-06, cost: EUR 7}
      """,
    ])
    #expect(read.summaries == [])
    let (first, second) = (
      read.facts.deviations[0].remediation, read.facts.deviations[1].remediation
    )
    #expect(first.map(\.hours) == [Rational(9, 4), nil])
    #expect(first.map(\.role) == ["engineer", nil])
    #expect(first.map(\.cost) == [nil, Money(amount: 25 / 2, currency: "CHF")])
    #expect(first.map(\.date.description) == ["2026-11-03", "2026-11-04"])
    #expect(second.map(\.hours) == [nil, Rational(1, 10), nil])
    #expect(
      second.map(\.cost) == [
        Money(amount: 25 / 2, currency: "EUR"), Money(amount: 3, currency: "USD"),
        Money(amount: 7, currency: "EUR"),
      ])
    #expect(second.map(\.source.line) == [5, 6, 7])
  }

  @Test(arguments: [
    ("{hours: 2}", "GP5001 ops/deviations/D.md:4:3"),
    ("{date: 2026-11-03}", "GP5151 ops/deviations/D.md:4:3"),
    ("{date: 2026-11-03, hours: -1}", "GP5150 ops/deviations/D.md:4:29"),
    ("{date: 2026-11-03, hours: two}", "GP5002 ops/deviations/D.md:4:29"),
    ("{date: 2026-11-03, cost: 12 euros}", "GP5002 ops/deviations/D.md:4:28"),
    ("{date: 2026-11-03, cost: -3 EUR}", "GP5150 ops/deviations/D.md:4:28"),
    ("{date: 2026-11-03, cost: {currency: EUR}}", "GP5002 ops/deviations/D.md:4:28"),
    ("{date: 2026-11-31, hours: 1}", "GP5005 ops/deviations/D.md:4:10"),
    ("{date: 2026-11-03, hours: 1, rolle: x}", "GP5003 ops/deviations/D.md:4:32"),
    ("two hours", "GP5002 ops/deviations/D.md:4:3"),
  ])
  func `a bad entry is named at its place`(_ entry: String, summary: String) async throws {
    let read = try await ReadWorkspace([
      "ops/deviations/D.md": "---\nstatus: active\nremediation:\n- \(entry)\n---\n"
    ])
    #expect(read.summaries == [summary])
    #expect(read.facts.deviations.map(\.id) == ["D"])
    #expect(read.facts.deviations[0].remediation.count == (summary.hasPrefix("GP5003") ? 1 : 0))
  }
}
