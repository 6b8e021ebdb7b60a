import Figures
import Model

/// The week in two sentences: how many figures are in band, and which are not.
struct KPIVerdictSection: Section {
  let id = "kpi-verdict"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let entries = KPIEntry.all(in: context)
    return [.paragraph(counts(entries, context) + [" "] + exceptions(entries, context))]
  }

  private func counts(_ entries: [KPIEntry], _ context: PackContext) -> [Inline] {
    let judged = entries.count { $0.standing != .notApplicable }
    let good = entries.count { $0.standing == .inBand }
    var parts = ["\(good) of \(judged) figures in band"]
    let signals = entries.count { $0.standing == .signal }
    let missed = entries.count { $0.standing == .offTarget }
    let unknown = entries.count { $0.standing == .unknown }
    if signals > 0 { parts.append(Count.of(signals, "signal") + " for the worse") }
    if missed > 0 { parts.append("\(missed) off target") }
    let lowest = entries.count { $0.standing == .lowest }
    if lowest > 0 { parts.append("\(lowest) on the lowest rung") }
    let immature = entries.count { $0.standing == .immature }
    if immature > 0 { parts.append("\(immature) still awaiting defects") }
    if unknown > 0 { parts.append("\(unknown) unknown") }
    let restated = entries.count { context.history.revision(of: $0.figure) > 1 }
    if restated > 0 { parts.append("\(restated) restated") }
    return [.bold("\(context.judgedWeek)"), .text(": \(parts.joined(separator: ", ")).")]
  }

  private func exceptions(_ entries: [KPIEntry], _ context: PackContext) -> [Inline] {
    let worst = entries.filter { entry in
      switch entry.standing {
      case .signal, .offTarget, .lowest: true
      case .unknown, .immature, .notApplicable, .inBand: false
      }
    }
    guard !worst.isEmpty else {
      let isUnknown = entries.contains { $0.standing == .unknown }
      return [
        .text(
          isUnknown
            ? "Nothing that could be judged asks for attention; what is unknown may."
            : "Nothing asks for attention.")
      ]
    }
    let named: [[Inline]] = worst.prefix(5).map { entry in
      [
        .link(
          [.text(context.title(of: entry.figure))], .page(context.paths.figure(entry.figure.id)))
      ]
    }
    let rest = worst.count > 5 ? " and \(worst.count - 5) more" : ""
    return ["Look first at "] + Inline.joined(named) + [.text("\(rest).")]
  }
}

extension PackContext {
  /// The metric's title, with the labels that narrow it, but for the workflow that is spoken of.
  func title(of figure: Figure, within workflow: String? = nil) -> String {
    let title = definition(of: figure.id)?.title ?? figure.id
    let labels = figure.labels.filter { label in
      label.name != "window" && !(label.name == "workflow" && label.value == workflow)
    }.map(\.value)
    return labels.isEmpty ? title : "\(title), \(labels.joined(separator: ", "))"
  }
}
