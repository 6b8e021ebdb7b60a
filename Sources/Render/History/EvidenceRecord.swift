import Diagnostics
package import Figures
import Formats

/// The records behind the published figures of one period: a file of `history/`. They say, when a
/// figure is restated, which of them came, went or changed.
package enum EvidenceRecord {
  static let format = "govpack.evidence/1"

  /// What was listed of one figure's records.
  package struct Listing: Sendable {
    package var evidence: [Evidence]
    /// Whether these are all.
    package var isWhole: Bool

    package init(_ figure: Figure) {
      evidence = figure.evidence
      isWhole = figure.evidence.count == figure.evidenceCount
    }

    init(evidence: [Evidence], isWhole: Bool) {
      self.evidence = evidence
      self.isWhole = isWhole
    }
  }

  package static func bytes(_ figures: some Sequence<Figure>, period: String) -> [UInt8] {
    var bytes = JSONWriter.compact(
      .object([("format", .string(format)), ("period", .string(period))]))
    bytes.append(0x0A)
    for figure in figures where !figure.evidence.isEmpty {
      let records = figure.evidence.map { record in
        JSONValue.array([
          .string(record.source.path), .int(record.source.line),
          .string(SecretText.shown(record.record)), .string(SecretText.shown(record.detail)),
        ])
      }
      bytes += JSONWriter.compact(
        .object([
          ("figure", .string(figure.name)), ("count", .int(figure.evidenceCount)),
          ("records", .array(records)),
        ]))
      bytes.append(0x0A)
    }
    return bytes
  }

  /// By the figures' names; empty where the bytes are no such file.
  package static func listings(_ bytes: [UInt8]) -> [String: Listing] {
    var listings: [String: Listing] = [:]
    for line in bytes.split(separator: 0x0A).dropFirst() {
      let file = SourceFile(path: "history", bytes: Array(line))
      guard let node = JSONReader.parse(file, log: DiagnosticLog()),
        let name = node["figure"]?.string
      else { continue }
      let evidence = (node["records"]?.items ?? []).compactMap { record -> Evidence? in
        let parts = record.items
        guard parts.count == 4, let path = parts[0].string,
          let line = FigureRecord.integer(parts[1]), let id = parts[2].string
        else { return nil }
        return Evidence(
          SourceLocation(path: path, line: line), record: id, detail: parts[3].string ?? "")
      }
      let isWhole = FigureRecord.integer(node["count"]) == evidence.count
      listings[name] = Listing(evidence: evidence, isWhole: isWhole)
    }
    return listings
  }
}
