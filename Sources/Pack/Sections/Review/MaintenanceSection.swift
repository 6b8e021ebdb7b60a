import Checks
import Diagnostics
import Figures
import Model

/// The monthly maintenance of the operating model, as far as the record can tell whether it is due.
struct MaintenanceSection: Section {
  let id = "maintenance"

  private struct Item {
    let title: String
    let rules: [String]
    let kept: String
  }

  private static let items = [
    Item(
      title: "Audit records archived", rules: ["retention-too-short"],
      kept: "the log reaches back as far as it has to"),
    Item(
      title: "Agents of tests removed", rules: ["unregistered-agent", "expired-active-session"],
      kept: "every session is of a registered agent, and none is active past its end"),
    Item(
      title: "Specifications validated",
      rules: ["spec-file-missing", "spec-unknown-dependency", "frozen-file-changed"],
      kept: "files and dependencies are there, frozen files unchanged"),
    Item(
      title: "Models kept up to date", rules: ["deprecated-model-in-use"],
      kept: "no deprecated model is in use"),
  ]

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let rows = Self.items.map { row($0, context) } + [Self.person(document)]
    let columns = ["Maintenance", "State", "Found", "Rules"].map { Table.Column($0) }
    return [.table(Table(caption: "Monthly maintenance", columns: columns, rows: rows))]
  }

  private func row(_ item: Item, _ context: PackContext) -> [[Inline]] {
    let outcomes = context.now.outcomes.filter { item.rules.contains($0.rule.id) }
    let links = Inline.joined(item.rules.map { [context.checkLink($0)] })
    let findings = item.rules.flatMap { context.index.findingsByCheck[$0] ?? [] }
    if let first = findings.first {
      let rest = findings.count > 1 ? " and \(findings.count - 1) more" : ""
      return [
        [.text(item.title)], [.mark(StatusMark(.attention, "to do"))],
        [.text(first.message), .text(rest), " ", .source(first.source)], links,
      ]
    }
    for outcome in outcomes {
      guard case .unknown(let why) = outcome.result else { continue }
      return [[.text(item.title)], [.mark(StatusMark(.unknown, "unknown"))], [.text(why)], links]
    }
    return [[.text(item.title)], [.mark(StatusMark(.good, "done"))], [.text(item.kept)], links]
  }

  /// No input tells of it.
  private static func person(_ document: PackDocument) -> [[Inline]] {
    [
      ["Dependencies updated, a backup restored"], [.mark(StatusMark(.unknown, "not collected"))],
      ["to be confirmed by a person, in the minutes"], ["–"],
    ]
  }
}
