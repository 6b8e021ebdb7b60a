import Checks
import Figures
import Formats
import Model
import Pack
import Render

/// The figures of one build by period, as far as packs publish them, and what is kept of them.
final class PeriodFigures {
  /// Figures of one period, and the files of `history/` that keep them.
  struct Kept {
    let figures: [Figure]
    let record: [UInt8]
    let sha256: String
  }

  private struct Key: Hashable {
    let period: Period
    /// The series whose packs speak of only some of the figures.
    let series: String
  }

  private let context: PackContext
  private var byPeriod: [Period: [Figure]] = [:]
  private var kept: [Key: Kept] = [:]
  private var evidence: [Key: [UInt8]] = [:]

  /// Gathers the figures of these periods in one pass.
  init(_ context: PackContext, _ periods: Set<Period>) {
    self.context = context
    for figure in context.now.figures.all where periods.contains(figure.period) {
      byPeriod[figure.period, default: []].append(figure)
    }
  }

  private func key(_ period: Period, _ document: PackDocument) -> Key {
    let isPart = ["agent-ops/", "vendors/"].first { document.path.hasPrefix($0) }
    return Key(period: period, series: isPart ?? "")
  }

  /// What a pack publishes of a period.
  func kept(_ period: Period, in document: PackDocument) -> Kept {
    let key = key(period, document)
    if let known = kept[key] { return known }
    let figures = (byPeriod[period] ?? []).filter { context.publishes($0, in: document) }
    let record = FigureRecord.bytes(figures, period: FigureRecord.name(period))
    let made = Kept(figures: figures, record: record, sha256: SHA256.hexadecimal(of: record))
    kept[key] = made
    return made
  }

  /// The records behind them.
  func evidence(_ period: Period, in document: PackDocument) -> [UInt8] {
    let key = key(period, document)
    if let known = evidence[key] { return known }
    let made = EvidenceRecord.bytes(
      kept(period, in: document).figures, period: FigureRecord.name(period))
    evidence[key] = made
    return made
  }
}
