import Diagnostics
import Model
import Pack
import Render

/// `rollup`: what the log of agents' actions is folded to, by workflow and week.
struct RollupCommand: Command {
  let name = "rollup"
  let summary = "print the log of agents' actions by workflow and week"
  let operands = ""
  let operandCount = 0...0
  let flags: [Flag] =
    [.format("table or csv", example: "csv")] + WorkspaceOptions.flags + [.help]
  let details = """
    Counts, cycle times and tokens are those of the units that were completed in the week. What \
    was read is kept in .govpack/cache, so that the next run only reads what is new; the folder may \
    be deleted at any time, and belongs into .gitignore.
    """

  enum Format: String, CaseIterable {
    case table, csv
  }

  func run(_ typed: TypedArguments, _ console: Console) async throws -> ExitStatus {
    let format: Format =
      if let word = typed.format { try Choice.read(word, flag: "format") } else { .table }
    let pipeline = Pipeline(try WorkspaceOptions(typed, console), console)
    let facts = try await pipeline.read()
    pipeline.warnOfUnreadRecords()
    console.endReport()
    let table = Self.table(facts.agentLog ?? AgentLog())
    switch format {
    case .table: console.print(TextTable(rows: [table.columns] + table.rows.map(Self.texts)).text)
    case .csv: console.printData(table.csv)
    }
    return .fine
  }

  // MARK: Table

  private static let columns = [
    "workflow", "week", "units", "median_us", "p90_us", "input_tokens", "output_tokens", "cost",
    "unpriced_tokens", "defects", "reopened",
  ]

  static func table(_ log: AgentLog) -> DataTable {
    var rows: [[DataTable.Cell]] = []
    var start = 0
    while start < log.completed.count {
      let key = log.completed[start].key
      var end = start + 1
      while end < log.completed.count, log.completed[end].key.workflow == key.workflow,
        log.completed[end].key.week == key.week
      {
        end += 1
      }
      rows.append(row(log.completed[start..<end], key))
      start = end
    }
    return DataTable(path: "rollup.csv", columns: columns, rows: rows)
  }

  private static func row(
    _ cells: ArraySlice<CompletedUnits>, _ key: AgentCellKey
  ) -> [DataTable.Cell] {
    let times = DurationSample.pooled(cells.map(\.cycleTimes))
    let cost = cells.reduce(into: UnitCost()) { $0 += $1.cost }
    func count(_ value: (CompletedUnits) -> Int) -> DataTable.Cell {
      .integer(cells.reduce(0) { $0 + value($1) })
    }
    return [
      .text(key.workflow), .text(key.week?.description ?? ""), count(\.units.count),
      times.median.map { .number($0) } ?? .empty,
      times.percentile(90).map { .number($0) } ?? .empty,
      .integer(Int(cost.tokens.input)), .integer(Int(cost.tokens.output)),
      .number(cost.models.amount.amount + cost.tools.amount.amount),
      .integer(Int(cost.models.unpricedTokens)), count(\.defects.count), count(\.reopened.count),
    ]
  }

  private static func texts(_ row: [DataTable.Cell]) -> [String] {
    row.map { cell in
      switch cell {
      case .empty: "–"
      case .text(let text): DiagnosticPrinter.visible(text)
      case .integer(let value): String(value)
      case .number(let value): value.whole.map { String($0) } ?? value.decimal(places: 6)
      case .real, .bool, .date, .instant: ""
      }
    }
  }
}
