import Checks
import Figures

/// Figures in the cells of a table: what is not whole gets a word there, and its reason below the
/// table, once for all cells that share it.
struct FigureCells {
  private var notes: [(reason: String, titles: [String])] = []
  private let context: PackContext

  init(_ context: PackContext) { self.context = context }

  /// A dash for a figure that this build does not have.
  mutating func cell(_ figure: Figure?) -> [Inline] {
    guard let figure else { return ["–"] }
    guard let reason = figure.status.reason else { return [.figure(figure, .full)] }
    note(reason, context.title(of: figure))
    switch figure.status {
    case .partial: return [.figure(figure, .value), .text(Self.terms(figure)), " ", Self.partial]
    case .ok, .insufficient, .noData, .notApplicable: return [.figure(figure, .value)]
    }
  }

  /// The figure of that id, period and labels.
  mutating func cell(_ id: String, _ labels: [FigureLabel], _ document: PackDocument) -> [Inline] {
    cell(context.figure(id, labels, document))
  }

  private static let partial = Inline.mark(StatusMark(.unknown, "partial"))

  private static func terms(_ figure: Figure) -> String {
    guard let top = figure.numerator, let bottom = figure.denominator else { return "" }
    return " (\(top)/\(bottom))"
  }

  private mutating func note(_ reason: String, _ title: String) {
    guard let index = notes.firstIndex(where: { $0.reason == reason }) else {
      return notes.append((reason, [title]))
    }
    notes[index].titles.append(title)
  }

  /// The reasons, in order of their first cell; nothing where all figures are whole.
  var blocks: [Block] {
    guard !notes.isEmpty else { return [] }
    return [
      .bullets(
        notes.map { note in
          let shown = note.titles.prefix(3).joined(separator: "; ")
          let rest = note.titles.count - 3
          return [
            .text("\(note.reason): "), .text(rest > 0 ? "\(shown) and \(rest) more" : shown), ".",
          ]
        })
    ]
  }
}

extension PackContext {
  /// The figure of that id and labels in the review's period.
  func figure(_ id: String, _ labels: [FigureLabel], _ document: PackDocument) -> Figure? {
    document.period.flatMap { now.figures.figure(Figure.name(id, labels.sorted()), $0) }
  }
}
