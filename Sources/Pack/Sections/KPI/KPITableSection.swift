import Figures
import Model

/// All figures of the week with their last 13 weeks, group by group, always in the same order.
struct KPITableSection: Section {
  let id = "kpi-table"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    KPIGroup.all(in: context).flatMap { group -> [Block] in
      let figures = group.figures(in: context)
      guard !figures.isEmpty else { return [] }
      return [.heading(3, [.text(group.title)])] + introduction(group, context)
        + [.kpiTable(figures, group.title, context, within: group.workflow?.id)]
        + words(group, context)
    }
  }

  /// Where more of the workflow stands.
  private func introduction(_ group: KPIGroup, _ context: PackContext) -> [Block] {
    guard let workflow = group.workflow else { return [] }
    var text: [Inline] = [context.workflowLink(workflow.id)]
    if let policy = workflow.policy {
      if let name = policy.name { text.append(.text(", \(name)")) }
      if let lane = policy.lane { text.append(.text(", lane \(lane.rawValue)")) }
      if let owner = policy.owner { text.append(.text(", owner \(owner)")) }
    } else {
      text.append(", known from the log alone")
    }
    return [.paragraph(text + ["."])]
  }

  private func words(_ group: KPIGroup, _ context: PackContext) -> [Block] {
    guard let workflow = group.workflow else { return [] }
    let items = WorkflowWords.items(workflow, context)
    return items.isEmpty ? [] : [.bullets(items)]
  }
}

extension Block {
  /// Figures a row each: value, weeks, change, target and what the series says.
  /// Within a workflow its name is left out of the rows.
  static func kpiTable(
    _ figures: [Figure], _ title: String, _ context: PackContext, within workflow: String? = nil
  ) -> Block {
    var seen: Set<String> = []
    let columns = [
      Table.Column("Figure"), Table.Column("Value", isNumeric: true), Table.Column("13 weeks"),
      Table.Column("Week over week", isNumeric: true), Table.Column("Target", isNumeric: true),
      Table.Column("Variation"), Table.Column("Assurance"), Table.Column("Owner"),
    ]
    return .table(
      Table(
        caption: "\(title): the figures with their weeks", columns: columns,
        rows: figures.map { figure in
          KPIRow(
            figure: figure, context: context, workflow: workflow,
            isFirst: seen.insert(figure.name).inserted
          ).cells
        }))
  }
}

/// One row of such a table.
struct KPIRow {
  let figure: Figure
  let context: PackContext
  /// Whose page or table it is.
  var workflow: String?
  /// Of the same figure only the first row draws its weeks.
  var isFirst = true

  var cells: [[Inline]] {
    [
      name, value, sparkline, change, [.text(targetText)], variation, assurance,
      [.stated(figure.target?.owner)],
    ]
  }

  private var name: [Inline] {
    let title = context.title(of: figure, within: workflow)
    return [.link([.text(title)], .page(context.paths.figure(figure.id)))]
      + (figure.period == .week(context.judgedWeek) ? [] : [.text(", \(periodWords)")])
  }

  private var isWeekly: Bool { if case .week = figure.period { true } else { false } }

  private var periodWords: String {
    switch figure.period {
    case .instant: "now"
    case .quarter: "\(figure.period) to date"
    case .day, .week, .month: figure.period.description
    }
  }

  private var value: [Inline] {
    guard let band = figure.band else { return [.figure(figure, .full)] }
    return [.figure(figure, .full), " ", .mark(StatusMark(band))]
  }

  private var sparkline: [Inline] {
    guard isFirst, let line = FigureChart.sparkline(figure.name, in: context) else { return ["–"] }
    return [.sparkline(line)]
  }

  /// Only beside limits: without them a difference is noise to the eye.
  private var change: [Inline] {
    guard let limits = figure.reading?.limits, let old = figure.previous, let new = figure.value,
      case .ok = figure.status
    else { return ["–"] }
    let isInside = new.double >= limits.lower && new.double <= limits.upper
    let words = FigureText.change(from: old, to: new, unit: figure.unit)
    return [.text("\(words), \(isInside ? "within" : "outside") limits")]
  }

  private var targetText: String { figure.target.map { $0.text(unit: figure.unit) } ?? "–" }

  private var variation: [Inline] {
    guard isWeekly else { return ["–"] }
    return [.mark(StatusMark(figure.reading?.variation ?? .unknown))]
  }

  private var assurance: [Inline] {
    guard figure.target != nil else { return ["–"] }
    guard isWeekly else { return [.mark(StatusMark(figure))] }
    return [.mark(StatusMark(figure.reading?.assurance ?? .unknown))]
  }
}
