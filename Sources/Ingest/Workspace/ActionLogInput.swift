import Diagnostics
import Formats
package import Model

/// How the log of actions is read: what costs time or room, and changes no figure.
package struct ActionLogManner: Sendable {
  /// Whether what was read is kept in `.govpack/cache/` for the next run.
  package var usesCache: Bool
  /// Whether the files are hashed for the manifest.
  package var isHashed: Bool
  /// An earlier instant as of which the log is wanted too, by the workspace's settings, zone and
  /// as-of: that of the review before.
  package var before: (@Sendable (Settings, TimeZoneRules, Instant) -> Instant)?

  package init(
    usesCache: Bool = false, isHashed: Bool = true,
    before: (@Sendable (Settings, TimeZoneRules, Instant) -> Instant)? = nil
  ) {
    self.usesCache = usesCache
    self.isHashed = isHashed
    self.before = before
  }
}

/// The log of actions among the workspace's inputs.
struct ActionLogInput {
  let orders: [FileOrder]
  let context: ReadingContext
  let asOf: Instant?
  let jobs: Int
  let manner: ActionLogManner
  let log: DiagnosticLog

  /// Folds the files into `facts`, whose vendors price it. One result for each file.
  func read(into facts: inout Facts) async -> [FileResult] {
    guard !orders.isEmpty else { return [] }
    let prices = PriceTable(
      facts.vendors, currency: context.currency, zone: context.zone, log: log)
    let reader = ActionLogReader(
      folder: context.folder,
      options: FoldOptions(
        zone: context.zone, naiveZone: context.naiveZone, currency: context.currency,
        prices: prices, asOf: asOf, maturity: facts.settings.maturity),
      before: asOf.flatMap { manner.before?(facts.settings, facts.zone, $0) }, jobs: jobs,
      manner: manner, log: log)
    let paths = orders.map(\.path).sorted(by: ByteOrder.precedes)
    let result = await reader.read(paths)
    facts.agentLog = result?.agentLog
    facts.agentLogBefore = result?.before
    return orders.map { order in
      let tally = ReadingTally()
      let unreadable = result?.unreadable[order.path] ?? 1
      if unreadable > 0 { tally.reject(.actions, count: unreadable) }
      if manner.isHashed, let fingerprint = result?.fingerprints[order.path] {
        tally.passed(fingerprint)
      }
      return FileResult(order: order, facts: Facts(), tally: tally)
    }
  }
}
