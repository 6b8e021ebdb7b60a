import Diagnostics
import Figures
import Formats
import Model
import Pack
import Publish
import Render

/// `diff`: what differs between two publications: two revisions of a pack, or two weeks.
struct DiffCommand: Command {
  let name = "diff"
  let summary = "print what differs between two revisions of a pack, or between two weeks"
  let operands = "PACK REV REV | WEEK WEEK"
  let operandCount = 2...3
  let flags: [Flag] = [.site, .format("text or json", example: "json"), .help]
  let details = """
    A pack is named by its folder: govpack diff kpi/2026-W46 1 2. Two weeks are compared by their \
    weekly KPI pages: govpack diff 2026-W45 2026-W46. Printed are the figures that moved, came or \
    went, and the findings that are new, gone or standing.
    """

  enum Format: String, CaseIterable {
    case text, json
  }

  func run(_ typed: TypedArguments, _ console: Console) async throws -> ExitStatus {
    let format: Format =
      if let word = typed.format { try Choice.read(word, flag: "format") } else { .text }
    let site = try PublishedSite(path: typed.site ?? "site")
    let (left, right) = try Self.lines(typed.operands, site)
    let difference = PublicationDifference(
      from: try PublishedNumbers(left, site), to: try PublishedNumbers(right, site))
    switch format {
    case .text: console.print(difference.text)
    case .json: console.printData(JSONWriter.indented(difference.json), isJSON: true)
    }
    return .fine
  }

  private static func lines(
    _ operands: [String], _ site: PublishedSite
  ) throws -> (LedgerLine, LedgerLine) {
    if operands.count == 2 { return (try week(operands[0], site), try week(operands[1], site)) }
    let pack = operands[0].hasSuffix("/") ? String(operands[0].dropLast()) : operands[0]
    guard site.ledger.last(pack) != nil else {
      throw CommandFailure.unknown("pack", pack, among: site.ledger.packs)
    }
    return (try line(pack, operands[1], site), try line(pack, operands[2], site))
  }

  private static func week(_ text: String, _ site: PublishedSite) throws -> LedgerLine {
    guard let week = ISOWeek(text) else {
      throw CommandFailure.usage("\"\(text)\" is no week", hint: "2026-W46")
    }
    let weeks = site.ledger.packs.filter { $0.hasPrefix("kpi/") }.map { String($0.dropFirst(4)) }
    guard let line = site.ledger.last("kpi/\(week)") else {
      throw CommandFailure.unknown("week", text, among: weeks)
    }
    return line
  }

  private static func line(
    _ pack: String, _ text: String, _ site: PublishedSite
  ) throws -> LedgerLine {
    guard let number = Int(text), let line = site.ledger.line(pack, revision: number) else {
      let last = site.ledger.last(pack)?.revision ?? 0
      throw CommandFailure.usage(
        "\(pack) has no revision \(text)", hint: "it has 1 to \(last)")
    }
    return line
  }
}
