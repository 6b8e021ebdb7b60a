import Figures
import Model
import Publish
import Render

/// What one revision of a pack was published with.
struct PublishedNumbers {
  let line: LedgerLine
  /// In the order of the files.
  let figures: [Figure]
  /// nil where the pack keeps none.
  let findings: [FindingRecord.Entry]?

  /// Throws where the site no longer keeps them: those of provisional revisions go.
  init(_ line: LedgerLine, _ site: PublishedSite) throws {
    self.line = line
    guard line.state != LedgerLine.adopted else {
      throw CommandFailure(
        .nothingBuilt, "of \(line.pack), revision \(line.revision), no figures were kept",
        hint: "it was published before the site had a ledger")
    }
    let asOf = Instant(rfc3339: line.asOf) ?? Instant(seconds: 0)
    figures = try line.contents.figures.flatMap { part -> [Figure] in
      let period = Period(part.period) ?? .instant(asOf)
      let path = HistoryFiles.path(part.sha256)
      guard let bytes = try site.read(path),
        let figures = FigureRecord.figures(bytes, period: period, asOf: asOf)
      else {
        throw CommandFailure(
          .nothingBuilt, "the figures of \(line.pack), revision \(line.revision), were not kept",
          hint: line.state == "provisional" ? "it was provisional and has been replaced" : nil)
      }
      return figures
    }
    // A page that was restated later lists those that its week was published with.
    let named = site.ledger.lines.last { earlier in
      earlier.pack == line.pack && earlier.revision <= line.revision
        && earlier.contents.findings != nil
    }
    findings = try named?.contents.findings.flatMap { try site.read(HistoryFiles.path($0)) }
      .map(FindingRecord.entries)
  }

  /// Within the pack: of a week's figure the name alone, so that weeks can be compared.
  static func key(_ figure: Figure) -> String {
    let kind: String
    switch figure.period {
    case .instant: kind = "now"
    case .day: kind = "day"
    case .week: kind = "week"
    case .month: kind = "month"
    case .quarter: kind = "quarter"
    }
    return "\(figure.name)\u{0}\(kind)"
  }
}
