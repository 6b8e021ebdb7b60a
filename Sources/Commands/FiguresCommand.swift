import Checks
import Figures
import Model
import Pack
import Render

/// `figures`: every figure of the record, for people and programs.
struct FiguresCommand: Command {
  let name = "figures"
  let summary = "print all figures"
  let operands = ""
  let operandCount = 0...0
  let flags: [Flag] =
    [.format("table (current readings), json or csv (all periods)", example: "csv")]
    + WorkspaceOptions.flags + [.help]
  let details = "The table has the last complete week and the readings at the as-of."

  enum Format: String, CaseIterable {
    case table, json, csv
  }

  func run(_ typed: TypedArguments, _ console: Console) async throws -> ExitStatus {
    let format: Format =
      if let word = typed.format { try Choice.read(word, flag: "format") } else { .table }
    let pipeline = Pipeline(try WorkspaceOptions(typed, console), console)
    let assessment = try await pipeline.assess()
    pipeline.warnOfUnreadRecords()
    console.endReport()
    switch format {
    case .table: console.print(Self.table(assessment))
    case .json:
      console.printData(
        FiguresJSON.bytes(
          assessment.figures, workspace: assessment.facts.settings.name, asOf: assessment.asOf,
          tool: Version.tool), isJSON: true)
    case .csv:
      for piece in FiguresTable.pieces(assessment.figures) { console.printData(piece) }
    }
    return .fine
  }

  private static func table(_ assessment: Assessment) -> String {
    let judged = assessment.facts.zone.week(of: assessment.asOf).adding(weeks: -1)
    let head = ["FIGURE", "PERIOD", "VALUE", "TARGET", "VERDICT"]
    let rows = assessment.figures.all.compactMap { figure -> [String]? in
      guard let period = period(figure.period, judged) else { return nil }
      let target = figure.target.map { $0.text(unit: figure.unit) } ?? "–"
      return [
        figure.name, period, FigureText.full(figure), target,
        FigureVerdictText.word(figure.verdict),
      ]
    }
    return TextTable(rows: [head] + rows).text
  }

  /// nil for periods that the table leaves out.
  private static func period(_ period: Period, _ judged: ISOWeek) -> String? {
    switch period {
    case .instant: "now"
    case .week(let week): week == judged ? week.description : nil
    case .day, .month, .quarter: nil
    }
  }
}
