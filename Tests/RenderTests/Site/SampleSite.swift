import Checks
import Diagnostics
import Figures
import Model
import Pack
import Render

/// A small record with a piece of hostile text in every field that pages show, and its site.
enum SampleSite {
  static let asOf = instant("2026-11-20T14:00:00Z")

  static func instant(_ text: String) -> Instant {
    Instant(rfc3339: text) ?? Instant(seconds: 0)
  }

  /// `hostile` goes into titles, ids, statuses, names, notes, paths.
  static func facts(hostile: String = "Plain", taskCount: Int = 6) -> Facts {
    let settings = Settings(
      name: "Meridian \(hostile)", isExample: true,
      sourceURL: "https://forge.example/blob/{commit}/{path}#L{line}")
    return Facts(
      settings: settings, tasks: tasks(hostile, taskCount), queueLocks: locks(hostile),
      taskCards: [
        TaskCard(
          id: "T-001", title: "Card \(hostile)", body: body(hostile), bodyLine: 12,
          source: place("tasks/\(hostile)/T-001.md"))
      ],
      agents: [
        Agent(
          id: "agent-1", type: hostile, displayName: "Agent \(hostile)",
          source: place("state/agents.yaml"))
      ],
      sessions: sessions(hostile), auditEntries: audits(hostile), decisions: decisions(hostile),
      proposals: [
        Proposal(
          id: "P-001 \(hostile)", title: "Propose \(hostile)", status: .pending,
          statusText: hostile,
          author: hostile, date: CivilDate(iso8601: "2026-10-01"),
          body: body(hostile), source: place("ops/proposals/P-001.md"))
      ],
      deviations: [
        Deviation(
          id: "DEV-1", project: hostile, status: "active", riskLevel: hostile,
          reviewBy: CivilDate(iso8601: "2026-11-01"), owner: hostile, impactSummary: hostile,
          body: body(hostile), source: place("ops/deviations/DEV-1.md"))
      ],
      sources: InputKind.allCases.sorted().map { kind in
        InputSource(kind: kind, paths: ["state/x.yaml"], status: status(of: kind), recordCount: 1)
      },
      sourceCommit: "0123456789abcdef0123456789abcdef01234567")
  }

  /// A document that people wrote, with what they should not.
  static func body(_ hostile: String) -> String {
    """
    # A heading \(hostile)

    Text with *emphasis*, **● met**, ~~struck~~, `code` and [a link](../other.md), [another](http://x.example/?a=1&b=2),
    [a third](javascript:alert(1)), ![an image](https://evil.example/x.png) and https://bare.example.

    <script>alert(1)</script>

    > [!NOTE]
    > \(hostile)

    | a | b |
    | --- | ---: |
    | \(hostile) | 1 |

    - [x] done
    - [ ] open
      1. nested

    ```sh
    \(hostile)
    ```

    Setext
    ======

    [ref]: javascript:alert(2)
    [ref] {{title}}
    """
  }

  private static func status(of kind: InputKind) -> InputStatus {
    switch kind {
    case .minutes: .missing
    case .roles: .stale(days: 40)
    case .packIndex: .unreadable
    case .reviews: .incomplete(rejected: 2)
    default: .fresh
    }
  }

  private static func place(_ path: String, _ line: Int = 1) -> SourceLocation {
    SourceLocation(path: path, line: line)
  }

  private static func tasks(_ hostile: String, _ count: Int) -> [Task] {
    let states = ["merged", "running", "blocked", "queued", hostile]
    return (1...count).map { number in
      let digits = String(number)
      let id = "T-" + String(repeating: "0", count: max(0, 3 - digits.count)) + digits
      return Task(
        id: id, status: states[number % states.count], queue: "dev \(hostile)",
        branch: "feature/\(hostile)", priority: "P1", lastUpdated: instant("2026-11-12T10:00:00Z"),
        events: [
          TaskEvent(
            at: instant("2026-11-10T08:00:00Z"), action: "start", from: "queued", to: "running",
            note: hostile, source: place("state/tasks.yaml", number * 10)),
          TaskEvent(
            at: instant("2026-11-12T10:00:00Z"), action: hostile, from: "running", to: "merged",
            source: place("state/tasks.yaml", number * 10 + 4)),
        ], source: place("state/tasks.yaml", number * 10 - 5))
    }
  }

  private static func locks(_ hostile: String) -> [QueueLock] { [] }

  private static func sessions(_ hostile: String) -> [Session] {
    [
      Session(
        token: "tok-12345678", agentID: "agent-1", roleMode: hostile, state: "active",
        startedAt: instant("2026-11-19T08:00:00Z"), authorizedBy: hostile,
        expiresAt: instant("2026-11-19T18:00:00Z"), source: place("state/sessions.yaml"))
    ]
  }

  private static func audits(_ hostile: String) -> [AuditEntry] {
    [
      AuditEntry(
        subject: "T-001 \(hostile)", at: instant("2026-11-10T08:00:00Z"), status: hostile,
        actor: hostile, variant: .kernelLog, source: place("ops/audit/log.md", 3))
    ]
  }

  private static func decisions(_ hostile: String) -> [Decision] {
    [
      Decision(
        id: "D-001", title: "Decide \(hostile)", status: .accepted, statusText: hostile,
        date: CivilDate(iso8601: "2026-11-18"), owner: hostile, supersedes: [hostile],
        evidence: [hostile, "https://example.org/evidence"], body: body(hostile),
        source: place("ops/decision-log/D-001.md"))
    ]
  }

  static func context(_ facts: Facts) -> PackContext {
    let now = Assessment.of(facts, asOf: asOf)
    let calendar = ReviewCalendar(settings: facts.settings, zone: facts.zone, asOf: asOf)
    return PackContext(
      now: now, before: PriorAssessment.of(RecordReading(facts: facts, asOf: calendar.previous)),
      calendar: calendar,
      diagnostics: [
        Diagnostic(
          "GP2001", .warning, "a tab where \(facts.settings.name) has none",
          at: place("state/tasks.yaml", 3))
      ])
  }

  static func render(
    _ facts: Facts, templates: TemplateSource = TemplateSource(), jobs: Int = 2,
    log: DiagnosticLog = DiagnosticLog()
  ) async throws -> MemoryTree {
    let context = context(facts)
    let documents = PackCatalog.documents(in: context)
    let tree = MemoryTree()
    let site = SiteRenderer(
      documents: documents, tables: PackCatalog.tables(in: context, beside: documents),
      dataSets: PackCatalog.dataSets(in: context, beside: documents),
      context: context, templates: templates, version: "0.1.0", log: log)
    try await site.render(into: tree, jobs: jobs)
    return tree
  }
}
