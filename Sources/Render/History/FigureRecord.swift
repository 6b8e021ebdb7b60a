import Diagnostics
package import Figures
package import Formats
package import Model

/// The figures of one period as they were published, without their evidence: a file of `history/`.
///
/// The same figures give the same bytes whenever they are written, so that its hash tells whether
/// a figure moved. A number that is not whole is written as a fraction: nothing is rounded.
package enum FigureRecord {
  static let format = "govpack.figures/1"

  /// `figures` are those of one period, in their order.
  package static func bytes(_ figures: some Sequence<Figure>, period: String) -> [UInt8] {
    var bytes = JSONWriter.compact(
      .object([("format", .string(format)), ("period", .string(period))]))
    bytes.append(0x0A)
    for figure in figures {
      bytes += JSONWriter.compact(.object(members(figure)))
      bytes.append(0x0A)
    }
    return bytes
  }

  /// The name of a period in the ledger: readings are those of `now`.
  package static func name(_ period: Period) -> String {
    if case .instant = period { "now" } else { period.description }
  }

  /// A figure with its period, as such files have it.
  package static func value(_ figure: Figure) -> JSONValue {
    .object(members(figure) + [("period", .string(name(figure.period)))])
  }

  /// What makes a figure what it is: two with the same members are the same to a reader.
  static func members(_ figure: Figure) -> [(String, JSONValue)] {
    var members: [(String, JSONValue)] = [("id", .string(figure.id))]
    if !figure.labels.isEmpty {
      members.append(("labels", .object(figure.labels.map { ($0.name, .string($0.value)) })))
    }
    members += [
      ("definition", .int(figure.definition.version)), ("status", .string(figure.status.word)),
      ("unit", .string(figure.unit.word)),
    ]
    if let value = figure.value { members.append(("value", exact(value))) }
    if let upper = figure.upper { members.append(("upper", exact(upper))) }
    if let top = figure.numerator { members.append(("numerator", .int(top))) }
    if let bottom = figure.denominator { members.append(("denominator", .int(bottom))) }
    members.append(("n", .int(figure.count)))
    return members
  }

  private static func exact(_ value: Rational) -> JSONValue {
    if let whole = value.whole { return .int(whole) }
    return .string("\(value.numerator)/\(value.denominator)")
  }

  /// The figures of such a file; nil where it is none.
  package static func figures(
    _ bytes: [UInt8], period: Period, asOf: Instant
  ) -> [Figure]? {
    let lines = bytes.split(separator: 0x0A).map { line in
      JSONReader.parse(
        SourceFile(path: "history", bytes: Array(line)), log: DiagnosticLog())
    }
    guard let head = lines.first, head?["format"]?.string == format else { return nil }
    var figures: [Figure] = []
    for line in lines.dropFirst() {
      guard let line, let figure = figure(line, period: period, asOf: asOf) else { return nil }
      figures.append(figure)
    }
    return figures
  }

  /// One figure of such a file or of a restatement; nil where it is none.
  static func figure(_ node: JSONNode, period: Period, asOf: Instant) -> Figure? {
    guard let id = node["id"]?.string, let version = integer(node["definition"]),
      let status = node["status"]?.string.flatMap(FigureStatus.init(published:)),
      let unit = node["unit"]?.string, let count = integer(node["n"])
    else { return nil }
    let labels = (node["labels"]?.entries ?? []).map { FigureLabel($0.key, $0.value.string ?? "") }
    return Figure(
      id: id, labels: labels, period: period, asOf: asOf, status: status,
      value: rational(node["value"]), upper: rational(node["upper"]),
      unit: FigureUnit(published: unit), numerator: integer(node["numerator"]),
      denominator: integer(node["denominator"]), count: count,
      definition: DefinitionReference(id: id, version: version))
  }

  static func integer(_ node: JSONNode?) -> Int? {
    if case .number(let text)? = node?.value { Int(text) } else { nil }
  }

  private static func rational(_ node: JSONNode?) -> Rational? {
    if let whole = integer(node) { return Rational(whole) }
    guard let terms = node?.string?.split(separator: "/"), terms.count == 2,
      let top = Int128(terms[0]), let bottom = Int128(terms[1])
    else { return nil }
    return Rational(top, bottom)
  }
}

extension FigureStatus {
  /// A status as it was published; its reason was not kept.
  fileprivate init?(published word: String) {
    let reason = "as published"
    switch word {
    case "ok": self = .ok
    case "no_data": self = .noData(because: reason)
    case "insufficient": self = .insufficient(because: reason)
    case "partial": self = .partial(because: reason)
    case "not_applicable": self = .notApplicable(because: reason)
    default: return nil
    }
  }
}

extension FigureUnit {
  /// A unit by its word; what is none of the others is a currency.
  fileprivate init(published word: String) {
    switch word {
    case "count": self = .count
    case "ratio": self = .ratio
    case "seconds": self = .seconds
    case "minutes": self = .minutes
    case "number": self = .number
    case "money": self = .money("")
    default: self = .money(word)
    }
  }
}
