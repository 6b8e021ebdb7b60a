import Diagnostics
import Foundation
import Testing
import WorkspaceFixtures

/// One text in the fields that outputs are made of, and then every output there is: all files of the
/// site by their kind, and what each command prints.
struct HostileOutputTests {
  /// What a run of the program showed, by command line.
  private static let commands = [
    "check --verbose", "check --format json", "check --format sarif", "check --format github",
    "figures", "figures --format csv", "figures --format json", "explain os.tasks_completed",
    "explain dora.deployment_frequency", "explain os.tasks_completed --format json",
    "build --fail-on never --verbose", "build --fail-on never --log-format json",
  ]
  private static let asOf = ["--as-of", "2026-11-20T15:00:00Z"]

  private struct Outputs {
    /// By command line.
    var printed: [String: String] = [:]
    /// By path in the site.
    var files: [String: String] = [:]
  }

  private static func outputs(
    _ workspace: FixtureWorkspace, _ commands: [String] = commands
  ) throws -> Outputs {
    var result = Outputs()
    for command in commands {
      let words = command.split(separator: " ").map(String.init)
      let outcome = try Program.run(words + asOf, in: workspace.root)
      #expect(outcome.status <= 1, "\(command): \(outcome.error)")
      result.printed[command] = outcome.output + outcome.error
    }
    let site = URL(filePath: workspace.root).appending(path: "site")
    let walk = try #require(
      FileManager.default.enumerator(at: site, includingPropertiesForKeys: [.isRegularFileKey]))
    for case let file as URL in walk where ["sqlite"].contains(file.pathExtension) == false {
      guard try file.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile == true else {
        continue
      }
      let path = file.path.dropFirst(site.path.count + 1)
      result.files[String(path)] = try String(contentsOf: file, encoding: .utf8)
    }
    #expect(result.files.count > 100)
    return result
  }

  // MARK: Formulas

  static let formulas = [
    "=HYPERLINK(\"http://a.example\")", "-2+3", "@SUM(A1:A9)", "\t=1+1", "＝1+1",
  ]

  /// Read as RFC 4180 has it: no cell of a text begins like a formula, in no file of the site and in
  /// nothing that is printed as CSV.
  @Test(arguments: formulas)
  func `no cell of any table is a formula`(_ formula: String) throws {
    let outputs = try Self.outputs(
      try Self.workspace(formula), ["figures --format csv", "build --fail-on never --quiet"])
    var tables = outputs.files.filter { $0.key.hasSuffix(".csv") }
    tables["figures --format csv"] = outputs.printed["figures --format csv"]
    #expect(tables.count >= 3)
    var cells = 0
    for (name, table) in tables {
      for cell in Self.cells(table) where Self.beginsFormula(cell) {
        #expect(Double(cell) != nil, "\(name): \(cell.debugDescription)")
      }
      cells += Self.cells(table).count { $0.hasPrefix("'") }
    }
    // The formula is there, behind an apostrophe.
    #expect(cells > 0)
  }

  private static func beginsFormula(_ cell: String) -> Bool {
    cell.unicodeScalars.first.map { "=+-@\t\r\0＝＋－＠".unicodeScalars.contains($0) } ?? false
  }

  private static func cells(_ table: String) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isQuoted = false
    for scalar in table.unicodeScalars {
      if scalar == "\"" {
        isQuoted.toggle()
        // A doubled quote closes and opens again.
        if isQuoted, cell.hasSuffix("\u{1}") { cell.removeLast() }
        cell += isQuoted ? "" : "\u{1}"
      } else if !isQuoted, scalar == "," || scalar == "\n" || scalar == "\r" {
        cells.append(cell.replacing("\u{1}", with: ""))
        cell = ""
      } else {
        cell.unicodeScalars.append(scalar)
      }
    }
    return cells
  }

  // MARK: Characters that are not seen

  /// Escapes of terminals; bidirectional controls and what has no width; what is empty, and letters of
  /// the tags block.
  static let hidden = """
    \u{1B}[31mred\u{1B}]0;title\u{7}\u{9B}2J back\u{8}\u{7F}\u{0}nul\u{85}next\
    \u{202E}gnp.exe\u{202C}\u{2066}a\u{2069}\u{200B}\u{200D}\u{FEFF}\u{2028}\u{2029}\
    \u{180E}\u{115F}\u{3164}\u{FFA0}\u{206A}\u{206F}\u{E0041}\u{E007F}\u{1D173}
    """

  @Test func `what is not seen is written out in every output`() throws {
    let outputs = try Self.outputs(try Self.workspace("A" + Self.hidden + "Z"))
    let own = Set(Self.hidden.unicodeScalars.filter(DiagnosticPrinter.isHidden))
    #expect(!own.isEmpty)
    for (command, shown) in outputs.printed {
      #expect(own.isDisjoint(with: shown.unicodeScalars), "\(command)")
    }
    for (path, shown) in outputs.files
    where ["html", "md", "xml", "txt"].contains(where: { path.hasSuffix(".\($0)") }) {
      #expect(own.isDisjoint(with: shown.unicodeScalars), "\(path)")
    }
    // Written out, and not left out.
    let names = own.map { String($0.value, radix: 16, uppercase: true) }
    for name in names {
      #expect(outputs.files.contains { $0.key.hasSuffix(".html") && $0.value.contains(name) })
    }
  }

  // MARK: Secrets

  /// Made up, in the forms that their issuers document.
  static let secrets = [
    "sk-abcdEFGH0123456789XYZabcd", "ghp_0123456789abcdefghijABCDEFGHIJ012345",
    "AKIAIOSFODNN7EXAMPLE", "xoxb-123456789012-abcdefABCDEF",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcdefghijklmnop", "glpat-abcdefghij0123456789",
    "sess-1dffa8b0c1d2e3f4a5b6c7d8e9f0a1b2",
  ]

  /// In lines, values and keys that cannot be read, and so are quoted.
  @Test(arguments: [secrets[0], secrets[4]])
  func `a secret that a diagnostic quotes is masked in every output`(_ secret: String) throws {
    let workspace = try FixtureWorkspace([
      "state/tasks.yaml":
        "tasks:\n  T1: {status: running, \(secret): 1, last_updated: '\(secret)'}\n",
      "state/agents.yaml": "agents: [\"\(secret)\n",
      "state/services.yaml": "services:\n- {id: a, team: {\(secret): 1}}\n",
      "ops/actions/2026-11.jsonl": """
      {"type":"action","id":"1","ts":"2026-11-10T10:00:00Z","workflow_id":"w","x":"\(secret)" oops}
      {"type":"eval","id":"2","ts":"\(secret)","workflow_id":"w"}
      {"type":"nothing","id":"3","text":"\\n\(secret)","workflow_id":"w"}
      {"type":"unit","id":"4","ts":"2026-11-10T10:00:00Z","workflow_id":"w","x":"\(secret)
      """,
      "ops/deployments/a.jsonl":
        "{\"id\":\"D\",\"service\":\"s\",\"outcome\":\"\(secret)\"}\n[\(secret)\n",
      "ops/decision-log/ADR-1.md": "---\ndate: \(secret)\nstatus: [\(secret)\n---\n# A\n",
      "ops/deviations/D.md":
        "---\ndeviation_id: D\nreview_by: \(secret)\nrisk_level: \(secret)\n---\n# D\n",
      "ops/near-misses/N.md": "---\nid: N\ndate: \(secret)\n---\n# N\n",
    ])
    let some = ["check --verbose", "check --format json", "build --fail-on never --verbose"]
    let outputs = try Self.outputs(workspace, secret == Self.secrets[0] ? Self.commands : some)
    var quoting = 0
    for (name, shown) in outputs.printed.merging(outputs.files, uniquingKeysWith: { $1 }) {
      #expect(!shown.contains(secret), "\(name)")
      if shown.contains(secret.prefix(6)), shown.contains("…") { quoting += 1 }
    }
    #expect(quoting > 3)
  }

  @Test func `a secret in the settings is masked where they are refused`() throws {
    for secret in Self.secrets {
      let workspace = try FixtureWorkspace(["govpack.yaml": "timezone: \(secret)\n"])
      let outcome = try Program.run(["check"] + Self.asOf, in: workspace.root)
      #expect(outcome.status == 78)
      #expect(outcome.error.contains(secret.prefix(6)) && !outcome.error.contains(secret))
    }
  }

  /// In what people write: titles, reasons, notes and texts.
  @Test func `a secret is on no page and in no data file`() throws {
    let secrets = Self.secrets + ["password=Tr0ub4dor"]
    let secret = secrets.joined(separator: " and ")
    let workspace = try FixtureWorkspace([
      "state/tasks.yaml": """
      tasks:
        T1:
          status: running
          events:
          - {timestamp: '2026-11-10T10:00:00Z', action: task_start, from: draft, to: running, note: 'use \(secret)'}
      """,
      "ops/decision-log/ADR-1.md": """
      ---
      id: ADR-1
      title: Use \(secret) for all
      status: accepted
      date: 2026-11-02
      ---
      # Use \(secret) for all

      Text \(secret), `\(secret)` and

          \(secret)

      | a | b |
      |---|---|
      | \(secret) | 1 |
      """,
      "ops/deviations/D.md": """
      ---
      deviation_id: D
      status: active
      review_by: 2026-11-01
      impact_summary: It needs \(secret)
      ---
      # D
      """,
      "ops/incidents/a.jsonl": """
      {"id":"I","services":["a"],"severity":"SEV-2","title":"leak of \(secret)",\
      "detected_at":"2026-11-11T11:00:00Z","resolved_at":"2026-11-11T12:00:00Z"}

      """,
    ])
    let outputs = try Self.outputs(workspace, ["build --fail-on never --verbose"])
    for (name, shown) in outputs.printed.merging(outputs.files, uniquingKeysWith: { $1 }) {
      for secret in secrets {
        #expect(!shown.contains(secret.split(separator: "=").last ?? ""), "\(name)")
      }
    }
    #expect(outputs.files["decisions/ADR-1/index.md"]?.contains("…") == true)
  }

  // MARK: The workspace

  private static func quoted(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case "\u{20}"..."\u{7E}": String(scalar)
      default:
        "\\U" + String(("0000000" + String(scalar.value, radix: 16)).suffix(8))
      }
    }
    return "\"\(scalars.joined())\""
  }

  private static func json(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case "\u{0}"..<"\u{20}":
        "\\u" + String(("000" + String(scalar.value, radix: 16)).suffix(4))
      default: String(scalar)
      }
    }
    return "\"\(scalars.joined())\""
  }

  private static func workspace(_ raw: String) throws -> FixtureWorkspace {
    let (text, word) = (quoted(raw), json(raw))
    return try FixtureWorkspace([
      "govpack.yaml": "name: \(text)\n",
      "state/tasks.yaml": """
      tasks:
        \(text):
          status: running
          queue: \(text)
          events:
          - {timestamp: '2026-11-10T10:00:00Z', action: \(text), from: draft, to: running, note: \(text)}
          - {timestamp: '2026-11-11T10:00:00Z', action: x, from: running, to: \(text)}
      """,
      "state/agents.yaml":
        "agents: {\(text): {agent_id: \(text), agent_type: \(text), display_name: \(text)}}\n",
      "state/services.yaml": """
      services: [{id: \(text), name: \(text), team: \(text)}]
      teams: [{id: \(text), name: \(text)}]
      """,
      "state/workflows.yaml":
        "workflows: [{id: \(text), name: \(text), unit: \(text), owner: \(text), selected: true}]\n",
      "state/vendors.yaml": """
      vendors:
      - {id: \(text), name: \(text), owner: \(text), contract: {start: 2026-01-01, renewal: 2026-12-01},
         models: [{id: \(text), uses: [\(text)], fallback: {model: \(text)}}]}
      """,
      "state/risk_budget.yaml":
        "scopes: [{id: \(text), services: [\(text)], quarters: {2026-Q4: {impact_minutes: 9}}}]\n",
      "ops/deployments/a.jsonl": """
      {"id":\(word),"service":\(word),"finished_at":"2026-11-11T10:00:00Z","outcome":"success","approved_by":\(word)}

      """,
      "ops/incidents/a.jsonl": """
      {"id":\(word),"services":[\(word)],"severity":"SEV-2","title":\(word),"failure_mode":\(word),\
      "detected_at":"2026-11-11T11:00:00Z","resolved_at":"2026-11-11T12:00:00Z","caused_by":\(word)}

      """,
      "ops/actions/a.jsonl": """
      {"type":"unit","id":"1","ts":"2026-11-10T10:00:00Z","workflow_id":\(word),"unit_id":\(word),"event":"opened"}
      {"type":"action","id":"2","ts":"2026-11-10T10:01:00Z","workflow_id":\(word),"unit_id":\(word),\
      "agent":{"id":\(word)},"subject":{"kind":"none"},"op":"chat","status":"ok",\
      "model":{"provider":\(word),"name":\(word)},"usage":{"input":1,"output":1}}
      {"type":"unit","id":"3","ts":"2026-11-10T10:02:00Z","workflow_id":\(word),"unit_id":\(word),"event":"completed"}

      """,
      "ops/decision-log/ADR-1.md": """
      ---
      id: \(text)
      title: \(text)
      status: accepted
      date: 2026-11-02
      owner: \(text)
      ---
      # \(raw)

      Text \(raw) and `\(raw)`.
      """,
      "ops/deviations/D.md": """
      ---
      deviation_id: \(text)
      project: \(text)
      status: active
      risk_level: high
      review_by: 2026-11-01
      owner: \(text)
      impact_summary: \(text)
      ---
      # D
      """,
    ])
  }
}
