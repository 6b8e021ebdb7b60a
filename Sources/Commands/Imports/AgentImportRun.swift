import Diagnostics
import Formats
import Ingest
import Templates

/// `import otel|openinference|langfuse|litellm`: an export of agent traces, written to the action
/// log.
struct AgentImportRun {
  private let source: AgentSource
  private let options: AgentImportOptions
  private let paths: [String]
  private let root: String
  private let isDryRun: Bool
  private let console: Console
  private let log = DiagnosticLog()

  /// The flags that only this kind of import takes.
  static let flags: [Flag] = [
    .workflow, .workflowAttribute, .unitAttribute, .hashKeyFile, .content,
  ]

  /// nil where the source is none of these.
  init?(_ typed: TypedArguments, _ console: Console) throws {
    guard let source = typed.operands.first.flatMap(AgentSource.init(rawValue:)) else { return nil }
    self.source = source
    self.console = console
    paths = Array(typed.operands.dropFirst())
    root = typed.root ?? "."
    isDryRun = typed.isDryRun
    if paths.isEmpty {
      throw CommandFailure.usage(
        "import \(source.rawValue) needs the files of the export", hint: "Docs/IMPORTS.md says how")
    }
    if let workflow = typed.workflow, workflow.isEmpty || workflow.utf8.count > 120 {
      throw CommandFailure.usage("--workflow is a name of at most 120 bytes")
    }
    options = AgentImportOptions(
      workflow: typed.workflow, workflowAttribute: typed.workflowAttribute,
      unitAttribute: typed.unitAttribute, hashKey: try typed.hashKeyFile.map(Self.key),
      keepsContent: typed.keepsContent)
  }

  /// The bytes of the file but a line end.
  private static func key(_ path: String) throws -> [UInt8] {
    let log = DiagnosticLog()
    guard let file = try NamedFile(path).read(limit: 1 << 16, log: log) else {
      throw CommandFailure(.io, "the key file \(path) cannot be read")
    }
    let key = Array(file.bytes.reversed().drop { $0 == 0x0A || $0 == 0x0D }.reversed())
    guard key.count >= AgentImportOptions.hashKeyMinimum else {
      throw CommandFailure.usage(
        "the key in \(path) has fewer than \(AgentImportOptions.hashKeyMinimum) bytes",
        hint: "make one with: openssl rand -hex 32")
    }
    return key
  }

  func run() throws -> ExitStatus {
    let table = try table()
    guard var work = AgentImport(source, options, table: table, log: log) else {
      return report(nil, [])
    }
    let export = AgentExport(paths)
    console.report("reading \(source.title)")
    try export.eachRecord(log: log) { work.index($0) }
    work.finishIndex()
    console.report("writing")
    let result = isDryRun ? try printed(export, &work) : try written(export, &work)
    console.endReport()
    return report(result, text(work, result))
  }

  /// The built-in alias table, and what the workspace's own adds to it.
  private func table() throws -> AliasTable {
    let name = source.tableName
    let builtIn = SourceFile(
      path: "Templates/\(name)", text: TemplateLibrary.text(named: name) ?? "")
    let folder = try WorkspaceFolder(root: root)
    let path = "Templates/\(name)"
    let own = folder.exists(path) ? folder.read(path, log: log) : nil
    return AliasTableReader.table(builtIn: builtIn, own: own, log: log)
  }

  // MARK: Lines

  private func written(
    _ export: AgentExport, _ work: inout AgentImport
  ) throws -> ImportedLog.Result? {
    guard var file = try ImportedLog.open(source, label: label, root: root, log: log) else {
      return nil
    }
    try export.eachRecord(log: nil) { (record) throws(FileError) in
      for line in work.lines(record) { try file.write(line) }
    }
    for line in work.unitLines() { try file.write(line) }
    if work.counts.actions == 0 {
      try file.discard()
      return nil
    }
    return try file.finish()
  }

  private func printed(
    _ export: AgentExport, _ work: inout AgentImport
  ) throws -> ImportedLog.Result? {
    try export.eachRecord(log: nil) { (record) throws(FileError) in
      for line in work.lines(record) { console.printData(line + [0x0A], isJSON: true) }
    }
    for line in work.unitLines() { console.printData(line + [0x0A], isJSON: true) }
    return nil
  }

  /// The name of the first file without its folder and endings.
  private var label: String {
    let path = paths.first ?? ""
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.split(separator: ".").first.map(String.init) ?? name
  }

  // MARK: Report

  private func report(_ result: ImportedLog.Result?, _ lines: [String]) -> ExitStatus {
    for diagnostic in log.sorted {
      console.note(DiagnosticPrinter.text(diagnostic, severityText: console.painted))
    }
    let text = lines.map { DiagnosticPrinter.visible($0) + "\n" }.joined()
    if isDryRun { console.note(text) } else { console.print(text) }
    return log.worst == .error ? .findings : .fine
  }

  private func text(_ work: AgentImport, _ result: ImportedLog.Result?) -> [String] {
    let counts = work.counts
    var lines = [
      "\(source.title): \(plural(counts.actions, "action")), \(plural(counts.units, "unit")) "
        + "(\(counts.completedUnits) completed), \(plural(counts.reviews, "review"))"
    ]
    if let result {
      let path = root == "." ? result.path : "\(root)/\(result.path)"
      var parts = [plural(result.count, "line")]
      if result.keptCount > 0 { parts.append("\(result.keptCount) of earlier imports kept") }
      parts.append(result.isUnchanged ? "unchanged" : "written")
      lines.append("\(path): \(parts.joined(separator: ", "))")
    }
    let entries = work.report.entries
    if !entries.isEmpty { lines.append("not mapped, or not as the source has it:") }
    return lines
      + entries.map { "  \($0.count) × \($0.kind): \($0.reason); first: \($0.first)" }
  }

  private func plural(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
