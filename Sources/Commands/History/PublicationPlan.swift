import Checks
import Figures
import Formats
import Model
import Pack
import Publish
import Render

/// What a build publishes, seen beside what was published before: the pages, restated ones among
/// them, and what the ledger is to say of each pack.
struct PublicationPlan {
  let context: PackContext
  let documents: [PackDocument]
  /// What the ledger goes on from.
  let past: PublishedPast
  let revisions: [PackRevision]
  /// Files of `history/` that are still to be written, by path.
  private var files: [String: [UInt8]]

  /// Throws where what the site kept of a published pack is not what its ledger names.
  init(
    _ context: PackContext, packs: [String], over site: PublishedSite, _ facts: Manifest.Facts
  ) throws {
    let past = PublishedPast(site, before: facts)
    let maker = PlanMaker(context: context, packs: packs, site: site, facts: facts, past: past)
    let plan = try maker.plan()
    // A repeated build takes its own lines off and makes them again; where it would not make all of
    // them again, it goes on from where the ledger stands.
    let made = Set(plan.revisions.map(\.pack))
    let removed = site.ledger.before(facts).lines
    if removed.allSatisfy({ made.contains($0.pack) == ($0.state != LedgerLine.adopted) }) {
      self = plan
    } else {
      self = try PlanMaker(
        context: context, packs: packs, site: site, facts: facts, past: PublishedPast(site)
      ).plan()
    }
  }

  fileprivate init(
    context: PackContext, documents: [PackDocument], past: PublishedPast,
    revisions: [PackRevision], files: [String: [UInt8]]
  ) {
    self.context = context
    self.documents = documents
    self.past = past
    self.revisions = revisions
    self.files = files
  }

  /// Adds what is kept of the figures, and lets go of it.
  mutating func addHistory(to tree: any OutputTree) throws {
    let paths = files.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    for path in paths { if let bytes = files[path] { try tree.add(path, bytes) } }
    files = [:]
  }
}

/// One plan, from one past.
private struct PlanMaker {
  let context: PackContext
  let packs: [String]
  let site: PublishedSite
  let facts: Manifest.Facts
  let past: PublishedPast

  private static let weekly = ["agent-ops/", "kpi/"]

  func plan() throws -> PublicationPlan {
    let old = past.restatements.lines.compactMap { RestatementRecord.restatement($0) }
    var candidates = context
    candidates.history = PackHistory(weeks: earlierWeeks)
    let dated = self.dated(PackCatalog.documents(in: candidates, only: packs))
    let figures = PeriodFigures(
      self.context, Set(dated.flatMap { self.context.publishedPeriods(of: $0) }))
    let found = try dated.compactMap { document in
      try restatement(of: document, figures).map { (document, $0) }
    }
    var weeks: [String: [ISOWeek]] = [:]
    for (document, _) in found {
      guard let week = document.judgedWeek,
        let folder = Self.weekly.first(where: { document.path.hasPrefix($0) })
      else { continue }
      weeks[folder, default: []].append(week)
    }
    var context = context
    let new = found.map(\.1)
    context.history = PackHistory(restatements: old + new, weeks: weeks)
    let documents = PackCatalog.documents(in: context, only: packs)
    return makePlan(context, documents, figures, new)
  }

  private func dated(_ documents: [PackDocument]) -> [PackDocument] {
    documents.filter { PackFolder.of($0.path + "index.md") != nil }
  }

  /// `kpi/2026-W46` of `kpi/2026-W46/`.
  private func name(_ document: PackDocument) -> String { String(document.path.dropLast()) }

  /// The weeks of the series that were published before, and may have to be restated.
  private var earlierWeeks: [String: [ISOWeek]] {
    let weeks = context.weeks.dropLast()
    return Dictionary(
      uniqueKeysWithValues: Self.weekly.map { folder in
        (folder, weeks.filter { past.ledger.last("\(folder)\($0)") != nil })
      })
  }

  // MARK: What moved

  private func restatement(
    of document: PackDocument, _ figures: PeriodFigures
  ) throws -> Restatement? {
    guard let line = past.ledger.last(name(document)), line.state != "provisional",
      let published = Instant(rfc3339: line.asOf)
    else { return nil }
    let moved = try context.publishedPeriods(of: document).flatMap { period in
      line.asOf == facts.asOf || context.isOver(period, at: published)
        ? try self.moved(period, document, line, asOf: published, figures) : []
    }
    guard !moved.isEmpty else { return nil }
    return Restatement(
      pack: document.path, revision: line.revision + 1, replaces: line.revision,
      asOf: context.asOf, replacedAsOf: published, figures: moved)
  }

  private func moved(
    _ period: Period, _ document: PackDocument, _ line: LedgerLine, asOf published: Instant,
    _ figures: PeriodFigures
  ) throws -> [RestatedFigure] {
    let name = FigureRecord.name(period)
    let new = figures.kept(period, in: document)
    guard let old = line.contents.figures.first(where: { $0.period == name }),
      old.sha256 != new.sha256
    else { return [] }
    let bytes = try kept(old.sha256)
    guard let bytes, let before = FigureRecord.figures(bytes, period: period, asOf: published)
    else { throw PublishedFault.missing(HistoryFiles.path(old.sha256), of: line.pack) }
    let evidence = line.contents.evidence.first { $0.period == name }
    let listings = try evidence.flatMap { try kept($0.sha256) }.map(EvidenceRecord.listings)
    return FigureComparison.moved(from: before, to: new.figures, evidence: listings ?? [:])
      .map { item in
        var item = item
        if listings == nil { (item.records, item.comparesAll) = ([], false) }
        return item
      }
  }

  /// A file of `history/`; nil where it is not there. Throws where it is another than it was.
  private func kept(_ sha256: String) throws -> [UInt8]? {
    let path = HistoryFiles.path(sha256)
    guard let bytes = try site.read(path) else { return nil }
    guard SHA256.hexadecimal(of: bytes) == sha256 else { throw PublishedFault.changed(path) }
    return bytes
  }

  // MARK: What the ledger says

  private func makePlan(
    _ context: PackContext, _ documents: [PackDocument], _ figures: PeriodFigures,
    _ restatements: [Restatement]
  ) -> PublicationPlan {
    var files: [String: [UInt8]] = [:]
    func keep(_ bytes: [UInt8]) -> String {
      let sha256 = SHA256.hexadecimal(of: bytes)
      files[HistoryFiles.path(sha256)] = bytes
      return sha256
    }
    let findings = FindingRecord.bytes(context.now.findings)
    let revisions = dated(documents).map { document -> PackRevision in
      var contents = PackContents()
      for period in context.publishedPeriods(of: document) {
        let name = FigureRecord.name(period)
        let kept = figures.kept(period, in: document)
        files[HistoryFiles.path(kept.sha256)] = kept.record
        contents.figures.append(PackContents.Part(period: name, sha256: kept.sha256))
        guard isComparable(period, document) else { continue }
        let evidence = keep(figures.evidence(period, in: document))
        contents.evidence.append(PackContents.Part(period: name, sha256: evidence))
      }
      if context.publishesFindings(document) { contents.findings = keep(findings) }
      let restatement = restatements.first { $0.pack == document.path }
      return PackRevision(
        pack: name(document), state: state(document), contents: contents,
        restatement: restatement.map { RestatementRecord.bytes($0, zone: context.facts.zone) })
    }
    return PublicationPlan(
      context: context, documents: documents, past: past, revisions: revisions, files: files)
  }

  /// Whether a later build may find that these figures moved, and asks for their records.
  private func isComparable(_ period: Period, _ document: PackDocument) -> Bool {
    if document.state == .provisional { return false }
    if case .instant = period { return true }
    return context.isOver(period, at: context.asOf)
  }

  private func state(_ document: PackDocument) -> String {
    document.restatedRevision != nil ? "restated" : document.state.rawValue
  }
}

/// What the site kept is not what its ledger names.
enum PublishedFault: Error, CustomStringConvertible {
  case changed(String)
  case missing(String, of: String)

  var description: String {
    switch self {
    case .changed(let path): "\(path) is not what its name says: it was changed"
    case .missing(let path, let pack): "\(path) of \(pack) is missing or cannot be read"
    }
  }
}
