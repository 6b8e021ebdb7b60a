/// How the team means to work, and what shows that it does.
struct NormPack: PackKind {
  let id = "norms"
  let summary = "The norms, and what shows that they are lived."

  func documents(in context: PackContext) -> [PackDocument] {
    [.register("norms/", "packs/norms.md", "Norms")]
  }
}
