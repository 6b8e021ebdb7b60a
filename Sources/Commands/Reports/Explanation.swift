import Diagnostics
import Figures
import Model
import Pack

/// A figure with everything needed to believe it, for a person to read from top to bottom.
struct Explanation: Sendable {
  let figure: Figure
  let definition: MetricDefinition
  let zone: TimeZoneRules

  var text: String {
    let head = "\(figure.name) · \(definition.title)\n\(definition.summary)\n"
    let body = head + "\n" + facts + "\n" + evidence + excluded
    return body.split(separator: "\n", omittingEmptySubsequences: false)
      .map { DiagnosticPrinter.visible(String($0)) }.joined(separator: "\n")
  }

  private var facts: String {
    var rows = [
      ("period", periodText), ("value", FigureText.full(figure)), ("status", figure.status.word),
      ("formula", definition.formula),
    ]
    if let numbers = Self.formula(definition.formula, figure) { rows.append(("", numbers)) }
    if let target = figure.target {
      let owner = target.owner.map { ", owner \($0)" } ?? ""
      let verdict = FigureVerdictText.word(figure.verdict)
      rows.append(("target", "\(target.text(unit: figure.unit)): \(verdict)\(owner)"))
    }
    if let previous = figure.previous {
      rows.append(("before", FigureText.value(previous, unit: figure.unit)))
    }
    rows.append(("as of", zone.format(figure.asOf)))
    rows.append(("rule", definition.rule))
    if let bias = definition.bias { rows.append(("bias", bias)) }
    rows.append(("definition", "version \(figure.definition.version)"))
    return rows.map { name, value in
      name.padding(to: 12) + value + "\n"
    }.joined()
  }

  private var periodText: String {
    if case .instant = figure.period { return "now" }
    guard let days = figure.period.days else { return figure.period.description }
    let last = days.end.adding(days: -1)
    let state = figure.isProvisional ? ", provisional" : ""
    return "\(figure.period), \(Self.dated(days.start)) to \(Self.dated(last))\(state)"
  }

  private static func dated(_ date: CivilDate) -> String { "\(date.weekday.abbreviation) \(date)" }

  /// The formula with each term's words replaced by its number, and the result; nil where the
  /// figure has no value or the formula is a single term.
  static func formula(_ words: String, _ figure: Figure) -> String? {
    guard let value = figure.value else { return nil }
    // The longest names first: "ended" is also a part of "ended for a good reason".
    let terms = figure.terms.sorted {
      ($0.name.utf8.count, $1.name) > ($1.name.utf8.count, $0.name)
    }
    var pieces: [(text: String, isNumber: Bool)] = [(words, false)]
    for term in terms where !term.name.isEmpty {
      pieces = pieces.flatMap { piece in
        piece.isNumber ? [piece] : split(piece.text, at: term)
      }
    }
    let numbers = pieces.map(\.text).joined()
    let result = FigureText.value(value, unit: figure.unit)
    return numbers == result ? nil : "\(numbers) = \(result)"
  }

  private static func split(
    _ text: String, at term: FigureTerm
  ) -> [(text: String, isNumber: Bool)] {
    guard let range = text.firstRange(of: term.name) else { return [(text, false)] }
    return [
      (String(text[..<range.lowerBound]), false),
      (FigureText.value(term.value, unit: term.unit), true),
      (String(text[range.upperBound...]), false),
    ]
  }

  private var evidence: String {
    guard !figure.evidence.isEmpty else { return "no record was counted\n" }
    let rows = figure.evidence.map { [$0.source.citation, $0.record, $0.detail] }
    return "counted (\(figure.evidence.count)):\n" + TextTable(rows: rows, indent: 2).text
  }

  private var excluded: String {
    guard !figure.excluded.isEmpty else { return "" }
    let rows = figure.excluded.map { [$0.source.citation, $0.record, $0.reason] }
    return "left out (\(figure.excluded.count)):\n" + TextTable(rows: rows, indent: 2).text
  }
}
