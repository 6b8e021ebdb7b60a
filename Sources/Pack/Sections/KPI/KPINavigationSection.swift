import Model

/// Where the week's numbers can be had, re-derived and compared.
struct KPINavigationSection: Section {
  let id = "kpi-navigation"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let week = context.judgedWeek
    return [
      .bullets([
        [
          "All figures with their records: ", .link(["figures"], .page("figures/")), "; as data: ",
          .link(["CSV"], .file("data/figures.csv")), ", ",
          .link(["JSON"], .file("data/figures.json")), ".",
        ],
        [
          "Where one number comes from, down to the lines: ",
          .code("govpack explain FIGURE --period \(week)"), ".",
        ],
        [
          "What it was read from, with hashes: ", .link(["manifest"], .file("manifest.json")),
          "; the same inputs and the same as-of give the same bytes.",
        ],
        [
          "The weeks before stay published beside this one under ", .code("kpi/"), ".",
        ],
      ])
    ]
  }
}
