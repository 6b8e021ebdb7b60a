import Publish
import Diagnostics
import Figures
import Formats
import Pack
import Render

/// What differs between two publications.
struct PublicationDifference {
  private struct Move {
    let old: Figure?
    let new: Figure?
  }

  private let from: PublishedNumbers
  private let to: PublishedNumbers
  private let moves: [Move]
  private let sameCount: Int
  private let came: [FindingRecord.Entry]
  private let gone: [FindingRecord.Entry]
  private let standing: [FindingRecord.Entry]

  init(from: PublishedNumbers, to: PublishedNumbers) {
    self.from = from
    self.to = to
    let old = Dictionary(
      from.figures.map { (PublishedNumbers.key($0), $0) }, uniquingKeysWith: { first, _ in first })
    let new = Dictionary(
      to.figures.map { (PublishedNumbers.key($0), $0) }, uniquingKeysWith: { first, _ in first })
    let keys = Set(old.keys).union(new.keys).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    moves = keys.compactMap { key in
      if let left = old[key], let right = new[key], FigureComparison.isSame(left, right) {
        return nil
      }
      return Move(old: old[key], new: new[key])
    }
    sameCount = keys.count - moves.count
    let (before, after) = (from.findings ?? [], to.findings ?? [])
    let (known, present) = (Set(before), Set(after))
    came = after.filter { !known.contains($0) }
    gone = before.filter { !present.contains($0) }
    standing = after.filter { known.contains($0) }
  }

  private var comparesFindings: Bool { from.findings != nil && to.findings != nil }

  // MARK: Text

  var text: String {
    var lines = [
      "\(Self.title(from)) → \(Self.title(to))",
      "figures: \(moves.count) differ, \(sameCount) are the same",
    ]
    lines += moves.map { "  \(Self.name($0)): \(Self.value($0.old)) → \(Self.value($0.new))" }
    if comparesFindings {
      lines.append(
        "findings: \(came.count) new, \(gone.count) gone, \(standing.count) standing")
      lines += came.map { "  new: \(Self.words($0))" } + gone.map { "  gone: \(Self.words($0))" }
    }
    return lines.map { DiagnosticPrinter.visible($0) + "\n" }.joined()
  }

  private static func title(_ numbers: PublishedNumbers) -> String {
    let line = numbers.line
    return "\(line.pack) revision \(line.revision) (\(line.state), as of \(line.asOf))"
  }

  private static func name(_ move: Move) -> String {
    (move.new ?? move.old).map { "\($0.name) \(FigureRecord.name($0.period))" } ?? ""
  }

  private static func value(_ figure: Figure?) -> String {
    guard let figure else { return "–" }
    let terms = figure.numerator.flatMap { top in figure.denominator.map { " (\(top)/\($0))" } }
    let version = figure.definition.version > 1 ? " [version \(figure.definition.version)]" : ""
    return FigureText.short(figure).replacing("\u{A0}", with: " ") + (terms ?? "") + version
  }

  private static func words(_ entry: FindingRecord.Entry) -> String {
    "\(entry.place): \(entry.severity): \(entry.subject) [\(entry.check)]"
  }

  // MARK: JSON

  var json: JSONValue {
    .object([
      ("from", Self.json(from)), ("to", Self.json(to)),
      (
        "figures",
        .array(
          moves.map { move in
            .object([
              ("figure", .string((move.new ?? move.old)?.name ?? "")),
              ("old", move.old.map(FigureRecord.value) ?? .null),
              ("new", move.new.map(FigureRecord.value) ?? .null),
            ])
          })
      ),
      ("figures_same", .int(sameCount)),
      (
        "findings",
        comparesFindings
          ? .object([
            ("new", Self.json(came)), ("gone", Self.json(gone)), ("standing", Self.json(standing)),
          ]) : .null
      ),
    ])
  }

  private static func json(_ numbers: PublishedNumbers) -> JSONValue {
    .object([
      ("pack", .string(numbers.line.pack)), ("revision", .int(numbers.line.revision)),
      ("state", .string(numbers.line.state)), ("as_of", .string(numbers.line.asOf)),
    ])
  }

  private static func json(_ entries: [FindingRecord.Entry]) -> JSONValue {
    .array(
      entries.map { entry in
        .object([
          ("check", .string(entry.check)), ("subject", .string(entry.subject)),
          ("severity", .string(entry.severity)), ("place", .string(entry.place)),
        ])
      })
  }
}
