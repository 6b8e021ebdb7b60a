import Diagnostics
import Figures
import Formats
package import Model
package import Pack

/// A restatement as a line of `restatements.jsonl`.
package enum RestatementRecord {
  /// Without a line end.
  package static func bytes(_ restatement: Restatement, zone: TimeZoneRules) -> [UInt8] {
    JSONWriter.compact(
      .object([
        ("pack", .string(folder(restatement.pack))), ("revision", .int(restatement.revision)),
        ("replaces", .int(restatement.replaces)),
        ("as_of", .string(zone.format(restatement.asOf))),
        ("replaced_as_of", .string(zone.format(restatement.replacedAsOf))),
        ("figures", .array(restatement.figures.map(figure))),
      ]))
  }

  /// `kpi/2026-W46` of `kpi/2026-W46/`.
  private static func folder(_ path: String) -> String {
    path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  private static func figure(_ item: RestatedFigure) -> JSONValue {
    .object([
      ("figure", .string(item.figure.name)), ("period", .string(item.figure.period.description)),
      ("cause", .string(item.cause.rawValue)),
      ("old", item.old.map { .object(FigureRecord.members($0)) } ?? .null),
      ("new", item.new.map { .object(FigureRecord.members($0)) } ?? .null),
      ("records", .array(item.records.map(record))),
      ("all_records_compared", .bool(item.comparesAll)),
    ])
  }

  private static func record(_ change: RecordChange) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("change", .string(change.kind.rawValue)), ("path", .string(change.evidence.source.path)),
      ("line", .int(change.evidence.source.line)), ("record", .string(change.evidence.record)),
      ("detail", .string(change.evidence.detail)),
    ]
    if let old = change.oldDetail { members.append(("old_detail", .string(old))) }
    return .object(members)
  }

  /// nil where the line is none.
  package static func restatement(_ line: [UInt8]) -> Restatement? {
    let file = SourceFile(path: "restatements.jsonl", bytes: line)
    guard let node = JSONReader.parse(file, log: DiagnosticLog()),
      let pack = node["pack"]?.string, let revision = FigureRecord.integer(node["revision"]),
      let replaces = FigureRecord.integer(node["replaces"]),
      let asOf = instant(node["as_of"]), let replacedAsOf = instant(node["replaced_as_of"])
    else { return nil }
    return Restatement(
      pack: "\(pack)/", revision: revision, replaces: replaces, asOf: asOf,
      replacedAsOf: replacedAsOf,
      figures: (node["figures"]?.items ?? []).compactMap { item($0, asOf, replacedAsOf) })
  }

  private static func instant(_ node: JSONNode?) -> Instant? {
    node?.string.flatMap { Instant(rfc3339: $0) }
  }

  private static func item(
    _ node: JSONNode, _ asOf: Instant, _ replacedAsOf: Instant
  ) -> RestatedFigure? {
    guard let text = node["period"]?.string else { return nil }
    let period = Period(text) ?? Instant(rfc3339: text).map { .instant($0) }
    guard let period else { return nil }
    let old = node["old"].flatMap {
      FigureRecord.figure($0, period: period, asOf: replacedAsOf)
    }
    let new = node["new"].flatMap { FigureRecord.figure($0, period: period, asOf: asOf) }
    guard old != nil || new != nil else { return nil }
    var comparesAll = false
    if case .bool(true)? = node["all_records_compared"]?.value { comparesAll = true }
    return RestatedFigure(
      old: old, new: new, records: (node["records"]?.items ?? []).compactMap(change),
      comparesAll: comparesAll)
  }

  private static func change(_ node: JSONNode) -> RecordChange? {
    guard let kind = node["change"]?.string.flatMap(RecordChange.Kind.init),
      let path = node["path"]?.string, let record = node["record"]?.string
    else { return nil }
    let place = SourceLocation(path: path, line: FigureRecord.integer(node["line"]) ?? 0)
    return RecordChange(
      kind, Evidence(place, record: record, detail: node["detail"]?.string ?? ""),
      oldDetail: node["old_detail"]?.string)
  }
}
