/// The plans by which agents get into the work, with their gates.
struct RolloutPack: PackKind {
  let id = "rollouts"
  let summary = "The rollouts: phases, items, pilots, and gates computed from figures."

  func documents(in context: PackContext) -> [PackDocument] {
    [.register("rollouts/", "packs/rollouts.md", "Rollouts")]
  }
}
