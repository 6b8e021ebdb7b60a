import Figures
import Pack
import Formats
import Publish
import Render

/// What is new on a site since an earlier look at it: what somebody may want to be told.
///
/// A page that differs only because time passed is no news. News are packs of new periods, packs
/// that became final, restated figures, figures that moved because the inputs changed, and findings
/// that came or went.
struct PublicationNews {
  /// What is remembered of a site before it is built again: not all of it stays.
  struct Snapshot {
    fileprivate let ledger: Ledger
    fileprivate let restatements: Set<[UInt8]>
    fileprivate let findings: [Key]?

    init(_ site: PublishedSite) throws {
      ledger = site.ledger
      restatements = Set(site.restatements.lines)
      let named = site.ledger.lines.last { $0.contents.findings != nil }?.contents.findings
      findings = try named.flatMap { try site.read(HistoryFiles.path($0)) }
        .map { FindingRecord.entries($0).map(Key.init) }
    }
  }

  /// A finding as the same one, on whatever line it now stands.
  fileprivate struct Key: Hashable {
    let check: String
    let subject: String
    let severity: String

    init(_ entry: FindingRecord.Entry) {
      check = entry.check
      subject = entry.subject
      severity = entry.severity
    }
  }

  /// Packs by what became of them, reviews first.
  let new: [String]
  let final: [String]
  let restated: [String]
  let revised: [String]
  /// Figures that were restated, each once for its period.
  let restatedFigureCount: Int
  let newFindingCount: Int
  let goneFindingCount: Int

  init(from old: Snapshot, to now: Snapshot) {
    var packs: [Change: [String]] = [:]
    for pack in now.ledger.packs.sorted(by: Self.precedes) {
      guard let change = Self.change(old.ledger.last(pack), now.ledger.last(pack)) else { continue }
      packs[change, default: []].append(pack)
    }
    new = packs[.new] ?? []
    final = packs[.final] ?? []
    restated = packs[.restated] ?? []
    revised = packs[.revised] ?? []
    let figures = now.restatements.subtracting(old.restatements)
      .compactMap { RestatementRecord.restatement($0) }
      .flatMap { $0.figures.map { "\($0.figure.period) \($0.figure.name)" } }
    restatedFigureCount = Set(figures).count
    let known = now.findings == nil ? [] : old.findings ?? []
    newFindingCount = Self.surplus(now.findings ?? [], over: known)
    goneFindingCount = Self.surplus(known, over: now.findings ?? [])
  }

  private enum Change { case new, final, restated, revised }

  /// nil where nothing happened that is news.
  private static func change(_ old: LedgerLine?, _ new: LedgerLine?) -> Change? {
    guard let new, new != old, new.state != LedgerLine.adopted else { return nil }
    guard let old else { return .new }
    if new.restatement != nil, new.restatement != old.restatement { return .restated }
    if old.state == "provisional", new.state != old.state { return .final }
    return new.inputs != old.inputs && new.contents != old.contents ? .revised : nil
  }

  /// How many of the one list are not in the other, each as often as it is there.
  private static func surplus(_ keys: [Key], over others: [Key]) -> Int {
    var counts = Dictionary(others.map { ($0, 1) }, uniquingKeysWith: +)
    return keys.count { key in
      guard let count = counts[key], count > 0 else { return true }
      counts[key] = count - 1
      return false
    }
  }

  var isEmpty: Bool {
    new.isEmpty && final.isEmpty && restated.isEmpty && revised.isEmpty
      && restatedFigureCount == 0 && newFindingCount == 0 && goneFindingCount == 0
  }

  // MARK: In words

  private static let order = ["packs", "kpi", "agent-ops", "autonomy", "vendors", "daily"]

  /// By series in that order, the latest of each first.
  private static func precedes(_ left: String, _ right: String) -> Bool {
    let ranks = [left, right].map { pack in
      order.firstIndex { pack.hasPrefix("\($0)/") } ?? order.count
    }
    return ranks[0] != ranks[1]
      ? ranks[0] < ranks[1] : right.utf8.lexicographicallyPrecedes(left.utf8)
  }

  /// The page to look at first: of the latest pack of the first series that has news, else the
  /// dashboard.
  var page: String {
    (new + final + restated + revised).sorted(by: Self.precedes).first
      .map { "\($0)/index.html" } ?? "index.html"
  }

  /// `new: packs/2026-11-20, kpi/2026-W46; findings: 0 new, 1 gone`
  var text: String {
    var parts = [
      Self.words(new, "new"), Self.words(final, "final now"), Self.words(restated, "restated"),
      Self.words(revised, "revised"),
    ].compactMap { $0 }
    if restatedFigureCount > 0 { parts.append("figures restated: \(restatedFigureCount)") }
    if newFindingCount + goneFindingCount > 0 {
      parts.append("findings: \(newFindingCount) new, \(goneFindingCount) gone")
    }
    return parts.joined(separator: "; ")
  }

  private static func words(_ packs: [String], _ what: String) -> String? {
    guard !packs.isEmpty else { return nil }
    let rest = packs.count > 3 ? " and \(packs.count - 3) more" : ""
    return "\(what): \(packs.prefix(3).joined(separator: ", "))\(rest)"
  }

  var members: [(String, JSONValue)] {
    [
      ("new", .strings(new)), ("final", .strings(final)), ("restated", .strings(restated)),
      ("revised", .strings(revised)), ("figures_restated", .int(restatedFigureCount)),
      ("findings_new", .int(newFindingCount)), ("findings_gone", .int(goneFindingCount)),
    ]
  }
}
