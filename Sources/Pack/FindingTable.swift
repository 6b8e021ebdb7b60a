package import Checks
import Model

/// Findings as a table, the gravest first.
package enum FindingTable {
  /// One sentence where there is none. At most `limit` rows; the rest is counted and linked.
  package static func blocks(
    _ findings: [Finding], _ context: PackContext, limit: Int = 200,
    caption: String = "Findings, the gravest first"
  ) -> [Block] {
    guard !findings.isEmpty else { return [] }
    let columns = [
      Table.Column("Severity"), Table.Column("Finding"), Table.Column("Check"),
      Table.Column("Age", isNumeric: true), Table.Column("Where"),
    ]
    let rows: [[[Inline]]] = findings.prefix(limit).map { finding in
      [
        [.mark(StatusMark(finding.severity))], [.text(finding.message)],
        [context.checkLink(finding.checkID)], [.text(context.age(since: finding.since))],
        [.source(finding.source)],
      ]
    }
    var blocks: [Block] = [.table(Table(caption: caption, columns: columns, rows: rows))]
    if findings.count > limit {
      let rest = findings.count - limit
      blocks.append(
        .text(.text("\(rest) more: see "), .link(["checks"], .page("checks/")), .text(".")))
    }
    return blocks
  }
}
