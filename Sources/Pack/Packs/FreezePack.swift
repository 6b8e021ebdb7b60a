/// The freeze record: freezes in force, the ledger, hashes of frozen files.
struct FreezePack: PackKind {
  let id = "freezes"
  let summary = "The freeze record: freezes in force, the ledger, hashes of frozen files."

  func documents(in context: PackContext) -> [PackDocument] {
    [.register("freezes/", "packs/freezes.md", "Freeze record")]
  }
}
