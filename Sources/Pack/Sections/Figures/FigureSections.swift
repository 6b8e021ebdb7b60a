import Checks
import Figures
import Model

/// What a figure means: definition, formula, rule, bias.
struct FigureDefinitionSection: Section {
  let id = "figure-definition"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard case .figure(let id) = document.subject, let definition = context.definition(of: id)
    else {
      return []
    }
    let better =
      switch definition.direction {
      case .higherIsBetter: "higher is better"
      case .lowerIsBetter: "lower is better"
      case .neither: "neither way is better"
      }
    var rows: [(String, [Inline])] = [
      ("Id", [.code(definition.id)]),
      ("Definition", [.text(definition.summary)]),
      ("Formula", [.text(definition.formula)]),
      ("Direction", [.text(better)]),
      (
        "Target",
        [.text(definition.target.map { $0.text(unit: definition.unit) } ?? "none by default")]
      ),
      ("Rule", [.text(definition.rule)]),
      ("Inputs", [.text(definition.inputs.map(\.title).joined(separator: ", "))]),
      ("Version", [.text(String(definition.version))]),
    ]
    if let bias = definition.bias { rows.append(("Known bias", [.text(bias)])) }
    return [.facts("How the figure is defined", rows)]
  }
}

/// The figure now, the numbers put into its formula.
struct FigureValueSection: Section {
  let id = "figure-value"
  static let limit = 200

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard case .figure(let id) = document.subject else { return [] }
    let all = context.currentFigures(of: id)
    guard !all.isEmpty else { return [.text("This build has no such figure.")] }
    let figures = all.prefix(Self.limit)
    let columns = [
      Table.Column("Figure"), Table.Column("Period"), Table.Column("Value", isNumeric: true),
      Table.Column("Target", isNumeric: true), Table.Column("Verdict"), Table.Column("Made of"),
    ]
    let rows: [[[Inline]]] = figures.map { figure in
      let terms = figure.terms.map { "\($0.name) = \(FigureText.value($0.value, unit: $0.unit))" }
      return [
        [.code(figure.name)], [.text(context.name(of: figure.period))],
        [.text(FigureText.full(figure))],
        [.text(figure.target.map { $0.text(unit: figure.unit) } ?? "–")],
        [.mark(StatusMark(figure))], [.stated(terms.joined(separator: "; "))],
      ]
    }
    let table = Block.table(Table(caption: "The figure now", columns: columns, rows: rows))
    let rest = all.count - Self.limit
    return rest > 0 ? [table, .text(.text("\(rest) more in data/figures.csv."))] : [table]
  }
}

/// The records a figure counted, and those it left out.
struct FigureEvidenceSection: Section {
  let id = "figure-evidence"
  static let limit = 500
  /// How many narrowings show their records; with more the page would be all records.
  static let figureLimit = 12

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard case .figure(let id) = document.subject else { return [] }
    let figures = context.currentFigures(of: id)
    let shown = figures.prefix(Self.figureLimit)
    let blocks = shown.flatMap { evidence($0, context) + excluded($0, context) }
    guard figures.count > Self.figureLimit, let next = figures.dropFirst(Self.figureLimit).first
    else { return blocks }
    return blocks + [
      .text(
        "The records of the other \(figures.count - Self.figureLimit) are in ",
        .link(["figures.json"], .file("data/figures.json")), "; or ask: ",
        .code("govpack explain '\(next.name)'"), ".")
    ]
  }

  private func evidence(_ figure: Figure, _ context: PackContext) -> [Block] {
    let title: [Inline] = [.code(figure.name), .text(", \(context.name(of: figure.period))")]
    guard !figure.evidence.isEmpty else {
      return [.heading(3, title), .text("No record was counted.")]
    }
    let columns = [
      Table.Column("No.", isNumeric: true), Table.Column("Record"), Table.Column("Counted for"),
      Table.Column("Where"),
    ]
    let rows: [[[Inline]]] = figure.evidence.prefix(Self.limit).enumerated().map { index, item in
      [
        [.text(String(index + 1))], [.text(item.record)], [.stated(item.detail)],
        [.source(item.source)],
      ]
    }
    let table = Block.table(
      Table(caption: "Records counted: \(figure.evidenceCount)", columns: columns, rows: rows))
    let rest = figure.evidenceCount - min(figure.evidence.count, Self.limit)
    guard rest > 0 else { return [.heading(3, title), table] }
    return [
      .heading(3, title), table,
      .text("\(rest) more; ", .code("govpack explain '\(figure.name)'"), " lists all."),
    ]
  }

  private func excluded(_ figure: Figure, _ context: PackContext) -> [Block] {
    guard !figure.excluded.isEmpty else { return [] }
    let columns = ["Record", "Left out because", "Where"].map { Table.Column($0) }
    let rows: [[[Inline]]] = figure.excluded.prefix(Self.limit).map { item in
      [[.text(item.record)], [.text(item.reason)], [.source(item.source)]]
    }
    return [
      .table(
        Table(caption: "Records left out: \(figure.excluded.count)", columns: columns, rows: rows))
    ]
  }
}

/// All figures with their current values.
struct FigureIndexSection: Section {
  let id = "figure-index"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let columns = [
      Table.Column("Figure"), Table.Column("Period"), Table.Column("Value", isNumeric: true),
      Table.Column("Target", isNumeric: true), Table.Column("Verdict"), Table.Column("Meaning"),
    ]
    let rows: [[[Inline]]] = context.definitions.flatMap { definition -> [[[Inline]]] in
      context.currentFigures(of: definition.id).map { figure in
        [
          [.link([.text(figure.name)], .page(context.paths.figure(figure.id)))],
          [.text(context.name(of: figure.period))], [.text(FigureText.full(figure))],
          [.text(figure.target.map { $0.text(unit: figure.unit) } ?? "–")],
          [.mark(StatusMark(figure))], [.text(definition.summary)],
        ]
      }
    }
    return [.table(Table(caption: "Every figure of this build", columns: columns, rows: rows))]
  }
}
