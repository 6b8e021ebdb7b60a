import Diagnostics
import Checks
import Figures
import Model

/// Every rule: kept, broken, or not to be tested.
struct CheckRegisterSection: Section {
  let id = "check-register"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let rows: [[[Inline]]] = context.now.outcomes.map { outcome in
      [
        [.link([.text(outcome.rule.title)], .page(context.paths.check(outcome.rule.id)))],
        [CheckMark.inline(outcome)], [.text(outcome.rule.severity.rawValue)],
        [.text(outcome.rule.isViolation ? "yes" : "no")], [.code(outcome.rule.id)],
      ]
    }
    let columns = ["Rule", "Outcome", "Severity", "Governance rule", "Id"].map { Table.Column($0) }
    return [.table(Table(caption: "The rules the record is held to", columns: columns, rows: rows))]
  }
}

/// All findings, the gravest first.
struct FindingListSection: Section {
  let id = "finding-list"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if context.now.findings.isEmpty { return [.text("The checks found nothing.")] }
    return FindingTable.blocks(context.now.findings, context, limit: 500)
  }
}

/// One rule: why it exists, how a breach is mended, and its findings.
struct CheckRecordSection: Section {
  let id = "check-record"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard case .check(let id) = document.subject,
      let outcome = context.now.outcomes.first(where: { $0.rule.id == id })
    else { return [] }
    let rule = outcome.rule
    let rows: [(String, [Inline])] = [
      ("Outcome", [CheckMark.inline(outcome)]), ("Severity", [.mark(StatusMark(rule.severity))]),
      ("Why", [.text(rule.why)]), ("How to mend it", [.text(rule.mend)]),
      (
        "Counts as a breach of governance", [.text(rule.isViolation ? "yes" : "no")]
      ),
      ("Looks at", [.text(rule.inputs.map(\.title).joined(separator: ", "))]),
      ("Id", [.code(rule.id)]),
    ]
    let findings = context.index.findingsByCheck[id] ?? []
    return [.facts("The rule", rows)] + FindingTable.blocks(findings, context, limit: 1000)
  }
}

private enum CheckMark {
  static func inline(_ outcome: RuleOutcome) -> Inline {
    switch outcome.result {
    case .kept: .mark(StatusMark(.good, "kept"))
    case .broken(let count):
      .mark(
        StatusMark(outcome.rule.severity == .error ? .bad : .attention, Count.of(count, "finding")))
    case .unknown(let why): .mark(StatusMark(.unknown, "unknown: \(why)"))
    }
  }
}
