import Diagnostics
package import Figures
package import Formats
package import Model
package import Pack

/// `data/figures.json`: every figure of the build with its evidence, one on each line, so that two
/// builds can be compared line by line.
package enum FiguresJSON {
  package static func bytes(
    _ figures: FigureSet, workspace: String, asOf: Instant, tool: String
  ) -> [UInt8] {
    Array(lines(figures, workspace: workspace, asOf: asOf, tool: tool).joined())
  }

  /// The same in pieces, made one at a time: evidence of every week makes a long file.
  package static func lines(
    _ figures: FigureSet, workspace: String, asOf: Instant, tool: String,
    history: PackHistory = PackHistory()
  ) -> some Sequence<[UInt8]> {
    let head = JSONWriter.compact(
      .object([
        ("workspace", .string(workspace)), ("as_of", .string(asOf.description)),
        ("tool", .string(tool)),
      ]))
    // The head without its closing brace, so that the figures can follow as its last member.
    let opening = head.dropLast() + ",\"figures\":[".utf8
    let places = 0..<(figures.all.count + 2)
    return places.lazy.map { place -> [UInt8] in
      if place == 0 { return Array(opening) }
      guard place <= figures.all.count else { return Array("\n]}\n".utf8) }
      return Array((place == 1 ? "\n" : ",\n").utf8)
        + JSONWriter.compact(
          value(
            of: figures.all[place - 1], revision: history.revision(of: figures.all[place - 1])))
    }
  }

  /// One figure in the shape of the file.
  package static func value(of figure: Figure, revision: Int = 1) -> JSONValue {
    .object(
      [
        ("id", .string(figure.id)),
        ("labels", .object(figure.labels.map { ($0.name, .string($0.value)) })),
        ("period", .string(figure.period.description)),
        ("as_of", .string(figure.asOf.description)),
        ("status", .string(figure.status.word)),
        ("reason", .optional(figure.status.reason.map(SecretText.shown))),
        ("value", number(figure.value)), ("upper", number(figure.upper)),
        ("coverage", figure.coverage.map(coverage) ?? .null), ("unit", .string(figure.unit.word)),
        ("numerator", figure.numerator.map { .int($0) } ?? .null),
        ("denominator", figure.denominator.map { .int($0) } ?? .null),
        ("n", .int(figure.count)), ("previous", number(figure.previous)),
      ] + judgement(of: figure) + provenance(of: figure) + [("revision", .int(revision))])
  }

  private static func judgement(of figure: Figure) -> [(String, JSONValue)] {
    [
      ("band", figure.band.map(band) ?? .null),
      ("limits", figure.reading?.limits.map(limits) ?? .object([])),
      ("signals", .strings(figure.reading?.signals.map(\.rawValue) ?? [])),
      ("variation", .optional(figure.reading?.variation.rawValue)),
      ("assurance", .optional(figure.reading?.assurance.rawValue)),
      ("rebased_at", .optional(figure.reading?.rebasedAt?.description)),
      ("rebased_by", .optional(figure.reading?.rebasedBy)),
      ("target", figure.target.map(target) ?? .null),
      ("verdict", .string(figure.verdict.rawValue)),
    ]
  }

  private static func provenance(of figure: Figure) -> [(String, JSONValue)] {
    [
      (
        "definition",
        .object([
          ("id", .string(figure.definition.id)), ("version", .int(figure.definition.version)),
        ])
      ),
      (
        "terms",
        .array(
          figure.terms.map { term in
            .object([
              ("name", .string(term.name)), ("value", number(term.value)),
              ("unit", .string(term.unit.word)),
            ])
          })
      ),
      ("evidence", .array(figure.evidence.map(evidence))),
      ("evidence_count", .int(figure.evidenceCount)),
      ("excluded", .array(figure.excluded.map(exclusion))),
      ("provisional", .bool(figure.isProvisional)),
    ]
  }

  private static func coverage(_ coverage: Coverage) -> JSONValue {
    .object([
      ("words", .string(coverage.words)), ("stated", .int(coverage.stated)),
      ("of", .int(coverage.all)),
    ])
  }

  private static func band(_ band: Band) -> JSONValue {
    .object([("rung", .string(band.rung.rawValue)), ("ladder", .string(band.ladder))])
  }

  private static func limits(_ limits: SeriesReading.Limits) -> JSONValue {
    .object([
      ("center", .double(limits.center)), ("lower", .double(limits.lower)),
      ("upper", .double(limits.upper)), ("weeks", .int(limits.count)),
      ("trial", .bool(limits.isTrial)),
    ])
  }

  private static func target(_ target: FigureTarget) -> JSONValue {
    .object([
      ("min", number(target.minimum)), ("max", number(target.maximum)),
      ("strict", .bool(target.isStrict)), ("owner", .optional(target.owner)),
    ])
  }

  private static func evidence(_ evidence: Evidence) -> JSONValue {
    .object([
      ("path", .string(evidence.source.path)), ("line", .int(evidence.source.line)),
      ("record", .string(SecretText.shown(evidence.record))),
      ("detail", .string(SecretText.shown(evidence.detail))),
    ])
  }

  private static func exclusion(_ exclusion: Exclusion) -> JSONValue {
    .object([
      ("path", .string(exclusion.source.path)), ("line", .int(exclusion.source.line)),
      ("record", .string(SecretText.shown(exclusion.record))),
      ("reason", .string(SecretText.shown(exclusion.reason))),
    ])
  }

  /// A whole number as such, else the nearest double by its shortest digits.
  private static func number(_ value: Rational?) -> JSONValue {
    guard let value else { return .null }
    return value.whole.map { .int($0) } ?? .double(value.double)
  }
}
