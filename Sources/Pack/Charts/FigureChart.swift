import Checks
import Figures
import Model

/// The weekly series of a figure as a chart: bars for counts, a line within its limits where
/// there are any, else a plain line, with the P90 as dots where the metric has one.
package enum FigureChart {
  /// nil for a figure that has no weekly series in this build. `name` is the figure's, with its
  /// labels; `id` names the chart on its page.
  package static func chart(_ name: String, id: String? = nil, in context: PackContext) -> Chart? {
    let weeks = weeklyFigures(name, in: context)
    guard let last = weeks.last(where: { !$0.isProvisional }),
      let definition = context.definition(of: last.id)
    else { return nil }
    let series = series(of: weeks, name, in: context)
    let form: Chart.Form =
      if series.limits != nil {
        .processBehaviour(series)
      } else if last.unit == .count {
        .weeklyBars(series)
      } else {
        .weeklyLine(series)
      }
    return Chart(
      id: id ?? slug(name), title: title(definition, last),
      takeaway: FigureTakeaway.text(definition, last), form: form,
      table: table(weeks, caption: "\(title(definition, last)), week by week"), data: dataLinks)
  }

  /// The last weeks as a word-sized line; nil as above.
  package static func sparkline(_ name: String, in context: PackContext) -> Sparkline? {
    let weeks = weeklyFigures(name, in: context)
    guard !weeks.isEmpty else { return nil }
    let series = series(of: weeks, name, in: context)
    let known = weeks.filter { $0.value != nil && !$0.isProvisional }
    let words: String
    if let low = known.compactMap(\.value).min(), let high = known.compactMap(\.value).max() {
      let unit = weeks[0].unit
      words =
        "\(Count.of(known.count, "week")), \(FigureText.value(low, unit: unit)) to "
        + FigureText.value(high, unit: unit)
    } else {
      words = "no week with a value"
    }
    return Sparkline(id: "spark-\(slug(name))", takeaway: words, series: series)
  }

  package static let dataLinks = [
    Chart.DataLink("CSV", path: "data/figures.csv"),
    Chart.DataLink("JSON", path: "data/figures.json"),
  ]

  /// The name as a part of a file's name.
  static func slug(_ name: String) -> String { Slug.make(name) }

  private static func title(_ definition: MetricDefinition, _ figure: Figure) -> String {
    guard !figure.labels.isEmpty else { return definition.title }
    return "\(definition.title), \(figure.labels.map(\.value).joined(separator: ", "))"
  }

  private static func weeklyFigures(_ name: String, in context: PackContext) -> [Figure] {
    context.now.figures.series(name).filter { figure in
      if case .week = figure.period { true } else { false }
    }
  }

  private static func series(
    of weeks: [Figure], _ name: String, in context: PackContext
  ) -> WeeklySeries {
    let points = weeks.compactMap { figure -> WeeklySeries.Point? in
      guard case .week(let week) = figure.period else { return nil }
      return WeeklySeries.Point(
        week: week, value: drawn(figure),
        isProvisional: figure.isProvisional || context.isImmature(figure),
        isSignal: !(figure.reading?.signals.isEmpty ?? true),
        variation: figure.reading?.variation ?? .changed)
    }
    let judged = weeks.last { !$0.isProvisional }
    let dots = percentile(of: name, weeks, in: context)
    return WeeklySeries(
      unit: weeks.first?.unit ?? .count, points: points, secondary: dots,
      secondaryName: dots.isEmpty ? nil : "P90", limits: judged?.reading?.limits,
      target: judged?.target, events: ChartEvents.events(of: judged, in: context))
  }

  /// Too few for a rate is no point: a gap.
  private static func drawn(_ figure: Figure) -> Double? {
    switch figure.status {
    case .ok, .partial: figure.value?.double
    case .insufficient, .noData, .notApplicable: nil
    }
  }

  /// The P90 of each week, where the metric has a companion of that name.
  private static func percentile(
    of name: String, _ weeks: [Figure], in context: PackContext
  ) -> [Double?] {
    guard let first = weeks.first else { return [] }
    let labels = name.dropFirst(first.id.count)
    let companion = "\(first.id)_p90\(labels)"
    guard !context.now.figures.series(companion).isEmpty else { return [] }
    return weeks.map { figure in
      context.now.figures.figure(companion, figure.period).flatMap(drawn)
    }
  }

  private static func table(_ weeks: [Figure], caption: String) -> Table {
    let columns = [
      Table.Column("Week"), Table.Column("Value", isNumeric: true),
      Table.Column("Records", isNumeric: true), Table.Column("Signal"),
    ]
    let rows: [[[Inline]]] = weeks.map { figure in
      let signals = figure.reading?.signals.map(\.words).joined(separator: ", ") ?? ""
      return [
        [.text(figure.period.description)],
        [.text(FigureText.full(figure) + (figure.isProvisional ? " (provisional)" : ""))],
        [.text(String(figure.count))], [.stated(signals)],
      ]
    }
    return Table(caption: caption, columns: columns, rows: rows)
  }
}

/// What happened to a figure besides its numbers: marks on its chart.
enum ChartEvents {
  /// Decisions that name the figure, freezes, and of a workflow's figure what switched its lanes, in
  /// the weeks of the charts; by week, then title.
  static func events(of figure: Figure?, in context: PackContext) -> [WeeklySeries.Event] {
    let weeks = Set(context.weeks)
    let figureID = figure?.id ?? ""
    let workflow = figure?.labels.first { $0.name == "workflow" }?.value
    let decisions = context.facts.decisions.compactMap { decision -> WeeklySeries.Event? in
      guard decision.measures.contains(figureID), let date = decision.date else { return nil }
      return WeeklySeries.Event(week: ISOWeek(containing: date), title: decision.id)
    }
    let freezes = context.facts.freezeRecords.compactMap { freeze -> WeeklySeries.Event? in
      guard let start = freeze.start else { return nil }
      return WeeklySeries.Event(week: context.facts.zone.week(of: start), title: freeze.id)
    }
    return (decisions + freezes + controls(of: workflow, in: context)).filter {
      weeks.contains($0.week)
    }.sorted { left, right in
      left.week != right.week
        ? left.week < right.week
        : left.title.utf8.lexicographicallyPrecedes(right.title.utf8)
    }
  }

  private static func controls(
    of workflow: String?, in context: PackContext
  ) -> [WeeklySeries.Event] {
    guard let workflow, let own = context.agentWork.workflow(workflow) else { return [] }
    let controls = (context.agentWork.log?.controls ?? []).filter { $0.workflow == workflow }
    let switches = controls.map { control in
      let lane = control.lane.map { "lane \($0)" } ?? "workflow"
      return WeeklySeries.Event(
        week: context.facts.zone.week(of: control.at), title: "\(lane) \(control.event.words)")
    }
    let change = own.policy?.evaluation?.lastMajorChange.map { date in
      WeeklySeries.Event(week: ISOWeek(containing: date), title: "major change of \(workflow)")
    }
    return switches + [change].compactMap(\.self)
  }
}

extension ControlEvent.Event {
  /// For sentences.
  var words: String { self == .rolledBack ? "rolled back" : rawValue }
}
