import Model

/// The monthly review of what agents may do by themselves, and of the risk taken with it.
struct AutonomyPack: PackKind {
  let id = "autonomy"
  let summary =
    "The monthly autonomy and risk review: lanes, gates, drift, breaches, drills, budget."

  func documents(in context: PackContext) -> [PackDocument] {
    context.reviewPeriods(context.currentMonth).map { month in
      context.review(
        month, folder: "autonomy", template: "packs/autonomy.md", title: "Autonomy and risk review")
    }
  }
}
