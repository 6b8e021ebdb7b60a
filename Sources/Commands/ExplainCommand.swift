import Checks
import Figures
import Formats
import Model
import Render

/// `explain FIGURE`: where a number comes from, down to the lines.
struct ExplainCommand: Command {
  let name = "explain"
  let summary = "show a figure's formula, its numbers and the lines it was counted from"
  let operands = "FIGURE"
  let operandCount = 1...1
  let flags: [Flag] =
    [.period, .format("text or json", example: "json")] + WorkspaceOptions.flags + [.help]
  let details = """
    A figure is named as on its page, with labels as in Prometheus: \
    govpack explain 'os.tasks_completed{queue="dev"}'
    """

  enum Format: String, CaseIterable {
    case text, json
  }

  func run(_ typed: TypedArguments, _ console: Console) async throws -> ExitStatus {
    let format: Format =
      if let word = typed.format { try Choice.read(word, flag: "format") } else { .text }
    let period = try typed.period.map(Self.period)
    let selector = try FigureSelector(typed.operands.first ?? "")
    let definition = try Self.definition(selector.id)
    let pipeline = Pipeline(try WorkspaceOptions(typed, console), console)
    // Whoever asks where a number comes from sees every record of it.
    let assessment = try await pipeline.assess(.everything(evidenceLimit: .max))
    let figure = try Self.figure(selector, period, in: assessment)
    pipeline.warnOfUnreadRecords()
    console.endReport()
    switch format {
    case .text:
      console.print(
        Explanation(figure: figure, definition: definition, zone: assessment.facts.zone).text)
    case .json: console.printData(JSONWriter.indented(FiguresJSON.value(of: figure)), isJSON: true)
    }
    return .fine
  }

  private static func period(_ text: String) throws(CommandFailure) -> Period {
    guard let period = Period(text) else {
      throw .usage(
        "--period \"\(text)\" is no period", hint: "2026-W46, 2026-11, 2026-Q4 or 2026-11-20")
    }
    return period
  }

  private static func definition(_ id: String) throws(CommandFailure) -> MetricDefinition {
    guard let definition = Assessment.definitions.first(where: { $0.id == id }) else {
      throw .unknown("figure", id, among: Assessment.definitions.map(\.id))
    }
    return definition
  }

  /// The figure meant. Throws a usage failure that lists what there is.
  private static func figure(
    _ selector: FigureSelector, _ period: Period?, in assessment: Assessment
  ) throws(CommandFailure) -> Figure {
    let all = assessment.figures.all.filter { $0.id == selector.id }
    let named = all.filter { $0.labels == selector.labels }
    guard !named.isEmpty else {
      throw .usage(
        "\(selector.id) has no such labels", hint: "known: \(list(all.map(\.name)))")
    }
    if let period {
      guard let figure = named.first(where: { $0.period == period }) else {
        throw .usage(
          "no reading of \(selector.id) for \(period)",
          hint: "known: \(list(named.map { String(describing: $0.period) }))")
      }
      return figure
    }
    let judged = assessment.facts.zone.week(of: assessment.asOf).adding(weeks: -1)
    return named.first { $0.period == .week(judged) }
      ?? named.first { if case .instant = $0.period { true } else { false } } ?? named[0]
  }

  /// Each name once, in the given order.
  private static func list(_ names: [String]) -> String {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }.joined(separator: ", ")
  }
}
