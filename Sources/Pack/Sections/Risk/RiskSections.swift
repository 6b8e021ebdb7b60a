import Checks
import Figures
import Model

/// Three numbers for each scope: the budget, what is spent of it, what is left.
struct RiskSummarySection: Section {
  let id = "risk-summary"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let scopes = RiskBudgetReading.all(in: context.now.record)
    guard !scopes.isEmpty else {
      return [context.absence(of: .riskBudget) ?? .text("No scope has a risk budget.")]
    }
    let columns = [
      Table.Column("Scope"), Table.Column("Of"), Table.Column("Budget", isNumeric: true),
      Table.Column("Spent", isNumeric: true), Table.Column("Left", isNumeric: true),
      Table.Column("Used", isNumeric: true), Table.Column("Used up"),
    ]
    let rows = scopes.flatMap { scope in
      [scope.impact, scope.spend].map { row(scope, $0, context) }
    }
    return [
      .table(
        Table(
          caption: "\(context.currentQuarter), as of now: budget, spent, left", columns: columns,
          rows: rows))
    ]
  }

  private func row(
    _ scope: RiskBudgetReading, _ reading: BudgetReading, _ context: PackContext
  ) -> [[Inline]] {
    let unit = RiskText.unit(of: reading, scope)
    let figure = context.now.figures.figure(
      Figure.name("risk.\(reading.kind)_consumed", [FigureLabel("scope", scope.scope.id)]),
      .instant(context.asOf))
    let what = reading.kind == .impact ? "customer impact" : "remediation"
    guard let budget = reading.budget else {
      let why = reading.absence ?? "no budget"
      return [
        [.text(scope.scope.id)], [.text(what)], [.mark(StatusMark(.unknown, "no data"))],
        [.text(FigureText.value(reading.consumed, unit: unit))], ["–"], ["–"], [.text(why)],
      ]
    }
    return [
      [.text(scope.scope.id)], [.text(what)], [.text(FigureText.value(budget, unit: unit))],
      [.text(FigureText.value(reading.consumed, unit: unit) + (reading.gap == nil ? "" : "+"))],
      [.text(FigureText.value(budget - reading.consumed, unit: unit))],
      [figure.map { .figure($0, .value) } ?? "–"], RiskText.exhaustion(reading),
    ]
  }
}

/// What is left over the quarter, drawn, one chart a scope.
struct RiskBurnDownSection: Section {
  let id = "risk-burn-down"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let scopes = RiskBudgetReading.all(in: context.now.record)
    let charts = scopes.compactMap { BurnDownChart.chart(of: $0, in: context) }
    guard !charts.isEmpty else { return [.text("Without a budget there is nothing to burn down.")] }
    return charts.flatMap { [.heading(3, [.text($0.title)]), .chart($0)] }
  }
}

/// How fast the budget burns, and whether that is a warning.
struct RiskBurnRateSection: Section {
  let id = "risk-burn-rate"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let scopes = RiskBudgetReading.all(in: context.now.record).filter { $0.impact.budget != nil }
    guard !scopes.isEmpty else { return [.text("Without a budget there is no burn rate.")] }
    return [
      .text(
        .text(
          "A rate of 1 lands exactly on the budget at the end of the quarter; the trailing windows "
            + "reach back over its start.")),
      rates(scopes, context), warnings(scopes),
    ]
  }

  private func rates(_ scopes: [RiskBudgetReading], _ context: PackContext) -> Block {
    let windows = BudgetReading.BurnWindow.allCases
    let columns =
      [Table.Column("Scope")]
      + windows.map {
        Table.Column($0 == .quarter ? "Quarter to date" : "Last \($0.words)", isNumeric: true)
      }
    let rows: [[[Inline]]] = scopes.map { scope in
      [[.text(scope.scope.id)]]
        + windows.map { window in
          let labels = [
            FigureLabel("scope", scope.scope.id), FigureLabel("window", window.rawValue),
          ]
          let name = Figure.name("risk.impact_burn_rate", labels)
          let figure = context.now.figures.figure(name, .instant(context.asOf))
          return [figure.map { .figure($0, .value) } ?? "–"]
        }
    }
    return .table(Table(caption: "Burn rate of the impact budget", columns: columns, rows: rows))
  }

  private func warnings(_ scopes: [RiskBudgetReading]) -> Block {
    let columns = [
      Table.Column("Scope"), Table.Column("Threshold", isNumeric: true), Table.Column("Windows"),
      Table.Column("Long window", isNumeric: true), Table.Column("Short window", isNumeric: true),
      Table.Column("Early warning"),
    ]
    let rows: [[[Inline]]] = scopes.flatMap { scope in
      scope.warnings.map { warning in
        [
          [.text(scope.scope.id)], [.text(FigureText.value(warning.threshold, unit: .number))],
          [.text("\(RiskText.words(warning.long)) and \(RiskText.words(warning.short))")],
          [.text(FigureText.value(warning.longRate, unit: .number))],
          [.text(FigureText.value(warning.shortRate, unit: .number))],
          [
            .mark(
              warning.isRaised ? StatusMark(.bad, "raised") : StatusMark(.good, "quiet"))
          ],
        ]
      }
    }
    return .table(
      Table(
        caption: "Early warning: raised where both windows burn faster than the threshold",
        columns: columns, rows: rows))
  }
}

/// The incidents that spent the impact budget, the costliest first.
struct RiskIncidentsSection: Section {
  let id = "risk-incidents"
  static let limit = 25

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    RiskBudgetReading.all(in: context.now.record).flatMap { scope -> [Block] in
      let heading = Block.heading(3, [.text(scope.scope.id)])
      guard !scope.incidents.isEmpty else {
        return [heading, .text("No incident of the quarter has impact.")]
      }
      return [heading, table(scope, context)] + rest(scope)
    }
  }

  private func table(_ scope: RiskBudgetReading, _ context: PackContext) -> Block {
    let columns = [
      Table.Column("Incident"), Table.Column("Severity"), Table.Column("Services"),
      Table.Column("Minutes", isNumeric: true), Table.Column("Of the budget", isNumeric: true),
      Table.Column("Owes"), Table.Column("Where"),
    ]
    let rows: [[[Inline]]] = scope.incidents.prefix(Self.limit).map { item in
      [
        [.text(item.incident.id)], [.stated(item.incident.severity?.name)],
        [.text(item.incident.services.joined(separator: ", "))],
        [.text(FigureText.value(item.minutes, unit: .minutes))],
        [.stated(item.share.map { FigureText.value($0, unit: .ratio) })],
        item.isLarge ? [.mark(StatusMark(.attention, "postmortem with a P0 action"))] : ["–"],
        [.source(item.incident.source)],
      ]
    }
    return .table(
      Table(
        caption: "SEV-2-equivalent minutes of \(scope.scope.id) in \(scope.quarter), by incident",
        columns: columns, rows: rows))
  }

  private func rest(_ scope: RiskBudgetReading) -> [Block] {
    let net = FigureText.value(scope.impact.consumed, unit: .minutes)
    let gross = FigureText.value(scope.grossMinutes, unit: .minutes)
    var text = "Together \(gross); overlapping incidents of one service counted once: \(net)."
    let more = scope.incidents.count - Self.limit
    if more > 0 { text += " \(Count.of(more, "smaller incident")) not shown." }
    return [.text(.text(text))]
  }
}

/// What was spent on mending, and what the hours cost.
struct RiskSpendSection: Section {
  let id = "risk-spend"
  static let limit = 40

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let scopes = RiskBudgetReading.all(in: context.now.record)
    guard !scopes.isEmpty else { return [.text("No scope has a risk budget.")] }
    return scopes.flatMap { scope -> [Block] in
      [.heading(3, [.text("\(scope.scope.id), remediation")])] + entries(scope, context)
    }
  }

  private func entries(_ scope: RiskBudgetReading, _ context: PackContext) -> [Block] {
    let window = scope.window.quarter.lowerBound...scope.window.asOf
    let entries = scope.scopeSpend.accruals.filter { window.contains($0.at) }
    guard !entries.isEmpty else { return [.text("Nothing was spent on remediation.")] }
    let columns = [
      Table.Column("Day"), Table.Column("For"), Table.Column("Amount", isNumeric: true),
      Table.Column("Made of"), Table.Column("Where"),
    ]
    let rows: [[[Inline]]] = entries.prefix(Self.limit).map { entry in
      [
        [.date(context.facts.zone.date(of: entry.at))], [.text(entry.evidence.record)],
        [.text(FigureText.value(entry.amount, unit: .money(scope.currency)))],
        [.stated(entry.evidence.detail)], [.source(entry.evidence.source)],
      ]
    }
    let table = Block.table(
      Table(
        caption: "Remediation of \(scope.scope.id) in \(scope.quarter)", columns: columns,
        rows: rows))
    let gap = scope.spend.gap.map { [Block.callout(.warning, [.text(.text("Not all: \($0)."))])] }
    return [table] + (gap ?? [])
  }
}

/// The weights, rates and steps that the numbers rest on.
struct RiskTermsSection: Section {
  let id = "risk-terms"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let policy = context.facts.riskBudget
    let weights = Incident.Severity.allCases.map { severity in
      let weight = policy.severityWeights[severity] ?? 0
      return "\(severity.name) \(FigureText.value(weight, unit: .number))"
    }
    var rows: [(String, [Inline])] = [
      ("Severity weights", [.text(weights.joined(separator: ", "))]),
      (
        "Policy",
        [
          .text(
            policy.steps.map { "from \(FigureText.value($0.at, unit: .ratio)): \($0.then)" }
              .joined(separator: "; "))
        ]
      ),
      ("Source", [policy.source.map { .source($0) } ?? "built-in policy"]),
    ]
    if !policy.loadedRates.isEmpty {
      let rates = policy.loadedRates.map { rate in
        let amount = FigureText.value(
          rate.rate, unit: .money(policy.currency ?? context.facts.settings.currency))
        return "\(rate.role) \(amount) from \(rate.from)"
      }
      rows.insert(("An hour costs", [.text(rates.joined(separator: "; "))]), at: 1)
    }
    return [.facts("Terms in force", rows)]
  }
}

/// The failure modes of the trailing 90 days, the costliest first, with what is being done.
struct FailureModesSection: Section {
  let id = "failure-modes"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .incidents) { return [absence] }
    let ranking = context.now.failureModes
    var blocks: [Block] = []
    if ranking.top.isEmpty {
      blocks.append(.text("No failure mode came back within 90 days."))
    } else {
      blocks.append(table(ranking, context))
    }
    if !ranking.unclassified.incidents.isEmpty {
      let number = Count.of(ranking.unclassified.incidents.count, "incident")
      blocks.append(
        .text(
          .mark(StatusMark(.unknown, "unclassified")),
          .text(" \(number) of the last 90 days name no failure mode.")))
    }
    if !ranking.unknown.isEmpty {
      blocks.append(
        .bullets(
          ranking.unknown.prefix(20).map {
            [.text("\($0.record): \($0.reason) "), .source($0.source)]
          }))
    }
    return blocks
  }

  private func table(_ ranking: FailureModeRanking, _ context: PackContext) -> Block {
    let columns = [
      Table.Column("Failure mode"), Table.Column("Incidents", isNumeric: true),
      Table.Column("Minutes", isNumeric: true), Table.Column("First"), Table.Column("Last"),
      Table.Column("Services"), Table.Column("Of the budget", isNumeric: true),
      Table.Column("Open actions"),
    ]
    let rows: [[[Inline]]] = ranking.top.map { mode in
      let shares = mode.shares.compactMap { share in
        share.share.map { "\(share.scope) \(FigureText.value($0, unit: .ratio))" }
      }
      let actions = mode.openActions.map { "\($0.id) (\($0.owner ?? "no owner"))" }
      return [
        [.text(mode.name ?? mode.mode)], [.text(String(mode.incidents.count))],
        [.text(FigureText.value(mode.minutes, unit: .minutes))], [.date(mode.first)],
        [.date(mode.last)],
        [.text(mode.services.joined(separator: ", "))], [.stated(shares.joined(separator: ", "))],
        actions.isEmpty
          ? [.mark(StatusMark(.attention, "none"))] : [.text(actions.joined(separator: ", "))],
      ]
    }
    return .table(
      Table(
        caption: "Failure modes that came back within 90 days", columns: columns, rows: rows))
  }
}

/// The words of the risk budget.
enum RiskText {
  static func unit(of reading: BudgetReading, _ scope: RiskBudgetReading) -> FigureUnit {
    reading.kind == .impact ? .minutes : .money(scope.currency)
  }

  /// When it is, or will be, used up.
  static func exhaustion(_ reading: BudgetReading) -> [Inline] {
    let doubt = reading.isLowConfidence ? ", low confidence: fewer than 3 records" : ""
    switch reading.exhaustion {
    case nil: return ["–"]
    case .exhausted(let instant)?:
      return [.mark(StatusMark(.bad, "used up")), " ", .instant(instant)]
    case .between(let earliest, let latest)?:
      var words: [Inline] = [.mark(StatusMark(.attention, "between")), " ", .instant(earliest)]
      words += latest.map { [" and ", .instant($0)] } ?? [" and the end of the quarter"]
      return words + [.text(doubt)]
    case .notBeforeQuarterEnd?:
      return [.mark(StatusMark(.good, "not before quarter end")), .text(doubt)]
    case .noBurn?: return [.mark(StatusMark(.good, "no burn"))]
    case .noForecast?: return [.mark(StatusMark(.neutral, "too early to say"))]
    }
  }

  /// Whole days or hours.
  static func words(_ time: Duration) -> String {
    let hours = time.components.seconds / 3600
    return hours % 24 == 0 && hours >= 24 ? "\(hours / 24) d" : "\(hours) h"
  }
}

extension BudgetReading.BurnWindow {
  /// For heads of columns.
  fileprivate var words: String {
    switch self {
    case .quarter: "quarter"
    case .fourWeeks: "28 days"
    case .week: "7 days"
    }
  }
}
