import Diagnostics
import Figures
import Model

/// The capability map's own totals add up.
package struct CapabilityTotalsDisagree: Check {
  package init() {}

  package let rule = CheckRule(
    id: "capability-totals-disagree", title: "Totals of the capability map do not add up",
    severity: .warning,
    why: "The summary is what people read; it has to be what the map lists.",
    mend: "Count again, and correct the row of the summary table.", inputs: [.capabilityMap])

  package func findings(in context: CheckContext) -> [Finding] {
    let all = context.facts.capabilities
    var categories: [String] = []
    var groups: [String: [Capability]] = [:]
    for capability in all {
      if groups[capability.category] == nil { categories.append(capability.category) }
      groups[capability.category, default: []].append(capability)
    }
    let rows = context.facts.capabilityTotals.filter { !$0.isGrandTotal }
    // The summary abbreviates names: where both list the same number, the order tells.
    let sameOrder = rows.count == categories.count
    var findings = rows.enumerated().flatMap { index, row -> [Finding] in
      guard
        let name = categories.first(where: { $0 == row.category })
          ?? (sameOrder ? categories[index] : nil)
      else {
        return [
          Finding(rule, subject: row.category, "the map lists no such category", at: row.source)
        ]
      }
      return compare(row, with: groups[name] ?? [])
    }
    for row in context.facts.capabilityTotals where row.isGrandTotal {
      findings += compare(row, with: all)
    }
    return findings
  }

  private func compare(_ row: CapabilityTotal, with listed: [Capability]) -> [Finding] {
    let done = listed.count { $0.status == .done }
    let open = listed.count - done
    var wrong: [String] = []
    if row.total != listed.count { wrong.append("\(row.total) in all instead of \(listed.count)") }
    if row.done != done { wrong.append("\(row.done) done instead of \(done)") }
    if row.planned != open { wrong.append("\(row.planned) planned instead of \(open)") }
    if let stated = Self.percent(row.coverage),
      let part = Rational(Int128(done * 100), Int128(listed.count))
    {
      let computed = part.decimal(places: 0)
      if stated != computed { wrong.append("\(row.coverage) instead of \(computed) %") }
    }
    guard !wrong.isEmpty else { return [] }
    return [
      Finding(
        rule, subject: row.category,
        "the summary says \(wrong.joined(separator: ", "))", at: row.source,
        evidence: listed.map { Evidence($0.source, record: $0.name, detail: $0.status.rawValue) })
    ]
  }

  /// The digits of a whole percentage; nil for anything else.
  private static func percent(_ text: String) -> String? {
    let digits = text.utf8.filter {
      $0 != UInt8(ascii: "%") && $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "*")
    }
    return Digits.value(digits).map(String.init)
  }
}
