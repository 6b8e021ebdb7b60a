import Checks
import Figures
import Model

/// What the page is about: the service or team as the register has it.
struct DeliveryFactsSection: Section {
  let id = "delivery-facts"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    switch document.subject {
    case .service(let id): service(id, context)
    case .team(let id): team(id, context)
    default: []
    }
  }

  private func service(_ id: String, _ context: PackContext) -> [Block] {
    guard let service = context.facts.services.first(where: { $0.id == id }) else {
      return [.text(.text("The record speaks of \(id), but the service list does not name it."))]
    }
    return [
      .facts(
        "Service \(id)",
        [
          ("Name", [.stated(service.name)]),
          ("Team", service.team.map { [context.teamLink($0)] } ?? ["–"]),
          ("Tier", [.stated(service.tier)]), ("Blast radius", [.stated(service.blastRadius)]),
          ("Repositories", [.stated(service.repositories.joined(separator: ", "))]),
          ("Source", [.source(service.source)]),
        ])
    ]
  }

  private func team(_ id: String, _ context: PackContext) -> [Block] {
    guard let team = context.facts.teams.first(where: { $0.id == id }) else { return [] }
    let services = context.facts.services.filter { $0.team == id }.map {
      [context.serviceLink($0.id)]
    }
    return [
      .facts(
        "Team \(id)",
        [
          ("Name", [.stated(team.name)]), ("Time zone", [.stated(team.timeZoneName)]),
          ("Services", services.isEmpty ? ["none"] : Inline.joined(services)),
          ("Source", [.source(team.source)]),
        ])
    ]
  }
}

/// Delivery in the judged week: the DORA figures with their weeks.
struct DeliveryWeekSection: Section {
  let id = "delivery-week"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let rows = DeliveryTable.week(DeliveryFigures.dora, document, context)
    guard !rows.isEmpty else { return [.text("This build has no delivery figure for it.")] }
    return [.kpiTable(rows, "Delivery in \(context.judgedWeek)", context)]
  }
}

/// What delivery costs in pages, nights and waiting.
struct OperationalLoadSection: Section {
  let id = "operational-load"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let rows = DeliveryTable.week(DeliveryFigures.load, document, context)
    guard !rows.isEmpty else { return [.text("This build has no load figure for it.")] }
    var blocks: [Block] = [.kpiTable(rows, "Load in \(context.judgedWeek)", context)]
    if document.deliveryLabels.isEmpty, let chart = AfterHoursChart.chart(in: context) {
      blocks.append(.chart(chart))
    }
    return blocks
  }
}

/// The quarter to date, and the readings of now.
struct DeliveryQuarterSection: Section {
  let id = "delivery-quarter"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let labels = document.deliveryLabels
    let quarter = (DeliveryFigures.dora + DeliveryFigures.load).compactMap {
      context.now.figures.figure(Figure.name($0, labels), context.currentQuarter)
    }
    let readings = DeliveryFigures.readings.compactMap {
      context.now.figures.figure(Figure.name($0, labels), .instant(context.asOf))
    }
    let rows = (quarter + readings).map { row($0, context) }
    guard !rows.isEmpty else { return [.text("This build has no figure of the quarter for it.")] }
    let columns = [
      Table.Column("Figure"), Table.Column("Value", isNumeric: true), Table.Column("Band"),
      Table.Column("Records", isNumeric: true), Table.Column("Left out", isNumeric: true),
    ]
    return [
      .table(
        Table(
          caption: "\(context.currentQuarter) to date, and readings of now", columns: columns,
          rows: rows))
    ]
  }

  private func row(_ figure: Figure, _ context: PackContext) -> [[Inline]] {
    let title = context.definition(of: figure.id)?.title ?? figure.id
    return [
      [.link([.text(title)], .page(context.paths.figure(figure.id)))], [.figure(figure, .value)],
      [figure.band.map { .mark(StatusMark($0)) } ?? "–"], [.text(String(figure.count))],
      [.text(String(figure.excluded.count))],
    ]
  }
}

/// The main series of the page, one chart each.
struct DeliveryChartsSection: Section {
  let id = "delivery-charts"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let charts = DeliveryFigures.charts.compactMap { id in
      FigureChart.chart(
        Figure.name(id, document.deliveryLabels), id: Slug.make(id), in: context)
    }
    guard !charts.isEmpty else { return [.text("There is no weekly series for it.")] }
    return charts.flatMap { [.heading(3, [.text($0.title)]), .chart($0)] }
  }
}

/// Every service and team in a row, for the judged week.
struct DeliveryScopesSection: Section {
  let id = "delivery-scopes"

  private static let columns: [(title: String, id: String)] = [
    ("Deployments", "dora.deployment_frequency"), ("Lead time", "dora.lead_time"),
    ("Change failure rate", "dora.change_failure_rate"), ("Recovery", "dora.recovery_time"),
    ("Incidents", "ops.incidents"), ("Pages a deployment", "ops.pages_per_deploy"),
    ("Review SLA", "ops.review_sla"),
  ]

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    [
      .heading(3, ["Teams"]),
      table("team", context.paths.teamIDs, context) { context.teamLink($0) },
      .heading(3, ["Services"]),
      table("service", context.paths.serviceIDs, context) { context.serviceLink($0) },
    ]
  }

  private func table(
    _ label: String, _ ids: [String], _ context: PackContext, link: (String) -> Inline
  ) -> Block {
    guard !ids.isEmpty else { return .text(.text("The record names no \(label).")) }
    let rows: [[[Inline]]] = ids.map { id in
      [[link(id)]]
        + Self.columns.map { column in
          let name = Figure.name(column.id, [FigureLabel(label, id)])
          let figure = context.now.figures.figure(name, context.currentQuarter)
          return [figure.map { .text(FigureText.short($0)) } ?? "–"]
        }
    }
    let columns =
      [Table.Column(label == "team" ? "Team" : "Service")]
      + Self.columns.map { Table.Column($0.title, isNumeric: true) }
    return .table(
      Table(
        caption: "\(context.currentQuarter) to date, by \(label)", columns: columns, rows: rows))
  }
}

enum DeliveryTable {
  /// The judged week's figures of these ids for the page's scope.
  static func week(
    _ ids: [String], _ document: PackDocument, _ context: PackContext
  ) -> [Figure] {
    ids.compactMap {
      context.now.figures.figure(
        Figure.name($0, document.deliveryLabels), .week(context.judgedWeek))
    }
  }
}

/// When incidents reach people: business hours, evenings and weekends, nights.
enum AfterHoursChart {
  private static let buckets: [(name: String, title: String)] = [
    ("business", "business hours"), ("off", "evenings, weekends, holidays"), ("sleep", "nights"),
  ]

  /// nil where this build has no such figures.
  static func chart(in context: PackContext) -> Chart? {
    let id = "ops.after_hours_incidents"
    let weeks = context.weeks + [context.judgedWeek.adding(weeks: 1)]
    let layers = buckets.map { bucket in
      StackedWeeks.Layer(
        bucket.title,
        values: weeks.map { week in figure(id, bucket.name, week, context)?.value?.double })
    }
    guard let definition = context.definition(of: id),
      let total = context.now.figures.figure(id, .week(context.judgedWeek)),
      figure(id, "sleep", context.judgedWeek, context) != nil
    else { return nil }
    let columns =
      [Table.Column("Week")] + buckets.map { Table.Column($0.title, isNumeric: true) }
    let rows: [[[Inline]]] = weeks.map { week in
      [[.text(week.description)]]
        + buckets.map { bucket in
          [.text(figure(id, bucket.name, week, context).map(FigureText.short) ?? "–")]
        }
    }
    return Chart(
      id: "after-hours", title: "When incidents reach people",
      takeaway: FigureTakeaway.text(definition, total),
      form: .stackedWeeks(
        StackedWeeks(unit: .count, weeks: weeks, layers: layers, provisional: weeks.last)),
      table: Table(
        caption: "Incidents by the hour in which they reached people", columns: columns, rows: rows),
      data: FigureChart.dataLinks)
  }

  private static func figure(
    _ id: String, _ bucket: String, _ week: ISOWeek, _ context: PackContext
  ) -> Figure? {
    context.now.figures.figure(
      Figure.name(id, [FigureLabel("bucket", bucket)]), .week(week))
  }
}
