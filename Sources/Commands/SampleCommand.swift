import Diagnostics
import Figures
import Formats
import Ingest
import Model
import Pack
import Render

/// `sample WORKFLOW`: the units of a week that people review, chosen by keyed hash.
struct SampleCommand: Command {
  let name = "sample"
  let summary = "name the units of a week that people review"
  let operands = "WORKFLOW"
  let operandCount = 1...1
  let flags: [Flag] =
    [.week, .format("table or csv", example: "csv")] + WorkspaceOptions.flags + [.help]
  let details = """
    Of the units completed in the week those are taken whose keyed hashes come first: as many as \
    sampling.min of the workflow asks for (5 %), rounded up. The key is sampling.key of the workflow, \
    else sampling_key of govpack.yaml. Whoever has it can choose the units again, with nothing but \
    their ids: printf %s UNIT | openssl dgst -sha256 -hmac KEY gives the hash of a unit.
    """

  enum Format: String, CaseIterable {
    case table, csv
  }

  func run(_ typed: TypedArguments, _ console: Console) async throws -> ExitStatus {
    let format: Format =
      if let word = typed.format { try Choice.read(word, flag: "format") } else { .table }
    let stated = try typed.week.map(Self.week)
    let options = try WorkspaceOptions(typed, console)
    let pipeline = Pipeline(options, console)
    let folder = try WorkspaceFolder(root: options.root)
    let facts = try await pipeline.read(folder)
    let workflow = try Self.workflow(typed.operands.first ?? "", in: facts)
    let key = try Self.key(facts, workflow)
    let judged = facts.zone.week(of: options.asOf.instant(in: facts.zone)).adding(weeks: -1)
    let week = stated ?? judged
    let lookup = ActionLogLookup(
      folder: folder, facts: facts, jobs: options.jobs, usesCache: options.usesCache)
    let lines = await lookup.lines(
      .completedUnits, of: AgentCellKey(workflow: workflow, week: week), limit: .max,
      log: pipeline.log)
    let choice = SampleChoice(
      from: lines.compactMap(\.unitID),
      part: facts.workflows.first { $0.id == workflow }?.sampling?.minimum
        ?? AgentWorkflow.leastSample
    ) { HMACSHA256.hexadecimal(of: Array($0.utf8), key: Array(key.utf8)) }
    pipeline.warnOfUnreadRecords()
    console.endReport()
    let table = Self.table(choice, lines)
    switch format {
    case .table:
      let count = "\(choice.chosen.count) of \(choice.count) units completed in \(week)"
      console.print("\(DiagnosticPrinter.visible(workflow)): \(count)\n")
      if !choice.chosen.isEmpty {
        console.print(TextTable(rows: [table.columns] + table.rows.map(Self.texts)).text)
      }
    case .csv: console.printData(table.csv)
    }
    return .fine
  }

  // MARK: Arguments

  private static func week(_ text: String) throws(CommandFailure) -> ISOWeek {
    guard let week = ISOWeek(text) else {
      throw .usage("--week \"\(text)\" is no week", hint: "write it as 2026-W46")
    }
    return week
  }

  private static func workflow(
    _ name: String, in facts: Facts
  ) throws(CommandFailure) -> String {
    let known = Set(facts.workflows.map(\.id) + (facts.agentLog?.workflows.map(\.id) ?? []))
    guard known.contains(name) else {
      throw .unknown("workflow", name, among: known.sorted())
    }
    return name
  }

  private static func key(_ facts: Facts, _ workflow: String) throws(CommandFailure) -> String {
    let own = facts.workflows.first { $0.id == workflow }?.sampling?.key
    guard let key = own ?? facts.settings.samplingKey else {
      throw CommandFailure(
        .configuration, "no key to choose a sample by",
        hint: "set sampling_key in govpack.yaml to a random text, or sampling.key of the workflow")
    }
    return key
  }

  // MARK: Table

  private static func table(_ choice: SampleChoice, _ lines: [LoggedLine]) -> DataTable {
    var places: [String: SourceLocation] = [:]
    for line in lines {
      guard let id = line.unitID else { continue }
      places[id] = min(places[id] ?? line.source, line.source)
    }
    return DataTable(
      path: "sample.csv", columns: ["unit_id", "hash", "first_line"],
      rows: choice.chosen.map { unit in
        [
          .text(unit.id), .text(unit.hash),
          places[unit.id].map { .text($0.citation) } ?? .empty,
        ]
      })
  }

  private static func texts(_ row: [DataTable.Cell]) -> [String] {
    row.map { cell in
      if case .text(let text) = cell { DiagnosticPrinter.visible(text) } else { "–" }
    }
  }
}
