/// Who may ask agents for what, who approves it, and who acted in an emergency.
struct DecisionRightsPack: PackKind {
  let id = "decision-rights"
  let summary = "Decision rights, and the log of emergencies."

  func documents(in context: PackContext) -> [PackDocument] {
    [.register("decision-rights/", "packs/decision-rights.md", "Decision rights")]
  }
}
