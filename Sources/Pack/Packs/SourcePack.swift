/// The inputs: what was read, how fresh it is, what could not be read.
struct SourcePack: PackKind {
  let id = "sources"
  let summary = "The inputs: what was read, how fresh it is, what could not be read."

  func documents(in context: PackContext) -> [PackDocument] {
    [.register("sources/", "packs/sources.md", "Sources")]
  }
}
