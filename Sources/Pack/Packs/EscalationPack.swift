/// The escalation matrix, and each open question on it.
struct EscalationPack: PackKind {
  let id = "escalations"
  let summary = "The escalation matrix, and each open question on it."

  func documents(in context: PackContext) -> [PackDocument] {
    [.register("escalations/", "packs/escalations.md", "Escalations")]
  }
}
