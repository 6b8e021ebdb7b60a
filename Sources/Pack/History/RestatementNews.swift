import Figures
import Model

/// What was restated since an instant, in any pack: part of what changed.
enum RestatementNews {
  /// Nothing where nothing was.
  static func blocks(since start: Instant, in context: PackContext) -> [Block] {
    let news = context.history.restatements.filter {
      $0.asOf >= start && $0.asOf <= context.asOf
    }
    guard !news.isEmpty else { return [] }
    return [
      .text("Published figures that were restated, because later data or definitions give others:"),
      .bullets(
        news.map { restatement in
          let count = Count.of(restatement.figures.count, "figure")
          return [
            context.pages.contains(restatement.pack)
              ? .link([.text(restatement.pack)], .page(restatement.pack))
              : .code(restatement.pack),
            .text(", revision \(restatement.revision), as of "), .instant(restatement.asOf),
            .text(": \(count)."),
          ]
        }),
    ] + figures(news, context)
  }

  /// Each figure once: several packs may print it.
  private static func figures(_ news: [Restatement], _ context: PackContext) -> [Block] {
    var seen: Set<String> = []
    let figures = news.flatMap { restatement in
      restatement.figures.filter { item in
        let period = item.figure.period.description
        return seen.insert("\(restatement.asOf) \(period) \(item.figure.name)").inserted
      }
    }
    return RestatementTable.block(figures, context, caption: "Restated figures")
  }
}
