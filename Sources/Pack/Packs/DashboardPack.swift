import Model

/// The front page: health, what asks for a decision, the packs and the registers.
struct DashboardPack: PackKind {
  let id = "dashboard"
  let summary = "The front page: health, what asks for a decision, packs and registers."

  func documents(in context: PackContext) -> [PackDocument] {
    [
      PackDocument(
        path: "", template: "packs/dashboard.md", title: "Governance dashboard",
        state: .current)
    ]
  }
}
