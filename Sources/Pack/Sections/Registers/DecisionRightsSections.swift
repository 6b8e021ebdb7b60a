import Checks
import Diagnostics
import Figures
import Model

/// Who may ask agents for what.
struct RightsDelegationSection: Section {
  let id = "rights-delegation"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    RightTable.blocks(
      \.delegation, caption: "What may be asked of agents, and by whom",
      settled: ["open_pr", "modify_iac", "run_migration"], context)
  }
}

/// Who may approve what.
struct RightsApprovalSection: Section {
  let id = "rights-approval"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    RightTable.blocks(
      \.approval, caption: "What needs an approval, and whose",
      settled: ["merge_main", "deploy_production"], context)
  }
}

private enum RightTable {
  /// The rights as written, and those that the operating model wants to be settled and nobody
  /// wrote down.
  static func blocks(
    _ rights: KeyPath<DecisionRights, [ActionRight]>, caption: String, settled: [String],
    _ context: PackContext
  ) -> [Block] {
    guard let register = context.facts.decisionRights else {
      return [context.absence(of: .decisionRights) ?? .text("No decision rights are on record.")]
    }
    let stated = register[keyPath: rights]
    let missing = settled.filter { action in !stated.contains { $0.action == action } }
    let rows =
      stated.map { right -> [[Inline]] in
        [
          [.code(right.action)], [.text(right.who.joined(separator: ", "))],
          [.text(right.blastRadius ?? "any")], [.source(right.source)],
        ]
      }
      + missing.map { action -> [[Inline]] in
        [
          [.code(action)], [.mark(StatusMark(.attention, "nobody is named"))], ["–"],
          [.source(register.source)],
        ]
      }
    guard !rows.isEmpty else { return [.text("No such right is written down.")] }
    let columns = ["Action", "Who", "For a blast radius of", "Where"].map { Table.Column($0) }
    return [.table(Table(caption: caption, columns: columns, rows: rows))]
  }
}

/// Where one approval is not enough, and whether it was kept to.
struct RightsBlastRadiusSection: Section {
  let id = "rights-blast-radius"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard let rights = context.facts.decisionRights else { return [] }
    guard !rights.highBlastRadius.isEmpty else {
      return [.text("No area is named where more than one approval is needed.")]
    }
    let short = context.index.findingsByCheck["high-blast-radius-under-approved"] ?? []
    let rows: [[[Inline]]] = rights.highBlastRadius.map { area in
      let breaches = short.filter { finding in
        finding.evidence.contains { $0.source == area.source }
      }
      return [
        [.text(area.id)], services(area, context),
        [.stated(area.repositories.joined(separator: ", "))], [.text("\(area.approvals)")],
        kept(breaches.count, context), [.source(area.source)],
      ]
    }
    let columns = [
      Table.Column("Area"), Table.Column("Services"), Table.Column("Repositories"),
      Table.Column("Approvals asked for", isNumeric: true), Table.Column("Kept to"),
      Table.Column("Where"),
    ]
    return [
      .table(
        Table(
          caption: "Areas of high blast radius; changes of the last 13 weeks", columns: columns,
          rows: rows))
    ]
  }

  private func services(_ area: HighBlastRadius, _ context: PackContext) -> [Inline] {
    area.services.isEmpty ? ["–"] : Inline.joined(area.services.map { [context.serviceLink($0)] })
  }

  private func kept(_ breaches: Int, _ context: PackContext) -> [Inline] {
    if breaches > 0 {
      let changes = Count.of(breaches, "change")
      return [.mark(StatusMark(.attention, "no")), .text(": \(changes) with too few approvals")]
    }
    if let why = context.facts.absence(of: [.changes]) {
      return [.mark(StatusMark(.unknown, "unknown")), .text(": \(why)")]
    }
    return [.mark(StatusMark(.good, "by every change"))]
  }
}

/// Who may act without approval in an emergency, and every time somebody did.
struct RightsBreakGlassSection: Section {
  let id = "rights-break-glass"
  static let limit = 100

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    terms(context) + log(context)
  }

  private func terms(_ context: PackContext) -> [Block] {
    guard let rights = context.facts.decisionRights else { return [] }
    guard let terms = rights.breakGlass else {
      return [
        .text("The decision rights have no rule for acting without approval in an emergency.")
      ]
    }
    return [
      .facts(
        "The rule",
        [
          ("Who may", [.stated(terms.who.joined(separator: ", "))]),
          ("At most", [.stated(terms.maximumHours.map { "\($0) h" })]),
          ("Logged in", terms.log.map { [.code($0)] } ?? ["–"]),
          ("Reviewed within", [.text(Count.of(BreakGlassUnreviewed.maximumDays, "day"))]),
          ("Source", [.source(terms.source)]),
        ])
    ]
  }

  private func log(_ context: PackContext) -> [Block] {
    if let absence = context.absence(of: .breakGlass) { return [absence] }
    let uses = context.now.record.breakGlassUses.reversed()
    guard !uses.isEmpty else { return [.text("Nobody broke the glass.")] }
    let columns = ["Use", "By", "From", "Lasted", "Why", "Log", "Reviewed by", "Where"]
    let rows = uses.prefix(Self.limit).map { BreakGlassRow.cells($0, context) }
    let table = Block.table(
      Table(
        caption: "Uses, the newest first", columns: columns.map { Table.Column($0) },
        rows: Array(rows)))
    let rest = uses.count - Self.limit
    return rest > 0 ? [table, .text(.text("\(rest) older ones are in the files."))] : [table]
  }
}

enum BreakGlassRow {
  static func cells(_ reading: BreakGlassReading, _ context: PackContext) -> [[Inline]] {
    let use = reading.use
    return [
      [.text(use.id)], [.text(use.by)], [.instant(use.at)], lasted(reading), [.stated(use.reason)],
      reading.isLogged
        ? [.code(use.log ?? "")] : [.mark(StatusMark(.bad, "none"))],
      [reviewed(reading, context)], [.source(use.source)],
    ]
  }

  private static func lasted(_ reading: BreakGlassReading) -> [Inline] {
    let length = ElapsedTime.words(reading.duration)
    let text: [Inline] = [.text(reading.hasEnded ? length : "\(length), no end yet")]
    return reading.isOverTime ? text + [" ", .mark(StatusMark(.bad, "too long"))] : text
  }

  private static func reviewed(_ reading: BreakGlassReading, _ context: PackContext) -> Inline {
    let use = reading.use
    if reading.isReviewed { return .mark(StatusMark(.good, use.reviewedBy ?? "")) }
    if use.reviewedBy == use.by { return .mark(StatusMark(.attention, "only who acted")) }
    let isLate = (context.index.findings[use.id] ?? []).contains {
      $0.checkID == "break-glass-unreviewed"
    }
    return .mark(isLate ? StatusMark(.attention, "overdue") : StatusMark(.neutral, "not yet"))
  }
}
