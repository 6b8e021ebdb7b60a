import Diagnostics
import Formats
import Ingest
import Model
import Templates
import Testing
import WorkspaceFixtures

/// The lines that an export becomes, and what the import says of the rest.
struct ImportedTraces {
  let lines: [JSONNode]
  let entries: [ImportReport.Entry]
  let diagnostics: [Diagnostic]

  /// Imports files, given by path.
  init(
    _ source: AgentSource, paths: [String],
    options: AgentImportOptions = AgentImportOptions(workflow: "demo"), own: String? = nil
  ) throws {
    let log = DiagnosticLog()
    let table = try Self.table(source, own: own, log: log)
    var work = try #require(AgentImport(source, options, table: table, log: log))
    let export = AgentExport(paths)
    try export.eachRecord(log: log) { work.index($0) }
    work.finishIndex()
    var bytes: [[UInt8]] = []
    try export.eachRecord(log: nil) { bytes += work.lines($0) }
    bytes += work.unitLines()
    lines = try bytes.map {
      try #require(JSONReader.parse(SourceFile(path: "", bytes: $0), log: DiagnosticLog()))
    }
    entries = work.report.entries
    diagnostics = log.sorted
  }

  /// Imports one file with that text.
  init(
    _ source: AgentSource, _ text: String, name: String = "export.jsonl",
    options: AgentImportOptions = AgentImportOptions(workflow: "demo"), own: String? = nil
  ) throws {
    let folder = try FixtureWorkspace([name: text])
    try self.init(source, paths: ["\(folder.root)/\(name)"], options: options, own: own)
  }

  static func table(
    _ source: AgentSource, own: String? = nil, log: DiagnosticLog
  ) throws -> AliasTable {
    let path = "Templates/\(source.tableName)"
    let text = try #require(TemplateLibrary.text(named: source.tableName))
    return AliasTableReader.table(
      builtIn: SourceFile(path: path, text: text),
      own: own.map { SourceFile(path: path, text: $0) }, log: log)
  }

  func lines(_ type: String) -> [JSONNode] { lines.filter { $0["type"]?.string == type } }

  var actions: [JSONNode] { lines("action") }

  func line(_ id: String) throws -> JSONNode {
    try #require(lines.first { $0["id"]?.string == id }, "no line \(id)")
  }

  /// Of all entries of that kind.
  func count(_ kind: String) -> Int {
    entries.filter { $0.kind == kind }.reduce(0) { $0 + $1.count }
  }

  /// A sum over all actions, of one count of `usage`.
  func tokens(_ name: String) -> Int {
    actions.compactMap { $0["usage"]?[name]?.number }.reduce(0, +)
  }

  /// Exact, of all actions.
  func cost(_ amount: (JSONNode) -> JSONNode?) -> Rational {
    actions.compactMap { amount($0)?["amount"]?.string.flatMap { Rational(decimal: $0) } }
      .reduce(0, +)
  }

  /// From the opening of each unit to its completion, in seconds.
  var unitDurations: [Rational] {
    func instant(_ line: JSONNode) -> Instant? {
      line["ts"]?.string.flatMap { Instant(rfc3339: $0) }
    }
    let units = lines("unit")
    return units.filter { $0["event"]?.string == "completed" }.compactMap { done in
      let opened = units.first {
        $0["event"]?.string == "opened" && $0["unit_id"]?.string == done["unit_id"]?.string
      }
      guard let start = opened.flatMap(instant), let end = instant(done) else { return nil }
      return Rational(Int128(end.microseconds - start.microseconds), 1_000_000)
    }
  }
}

extension JSONNode {
  var number: Int? { if case .number(let text) = value { Int(text) } else { nil } }

  /// The member at a path of keys.
  func at(_ keys: String...) -> JSONNode? {
    keys.reduce(self as JSONNode?) { node, key in node?[key] }
  }

  func text(_ keys: String...) -> String? {
    keys.reduce(self as JSONNode?) { node, key in node?[key] }?.string
  }
}
