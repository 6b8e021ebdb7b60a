/// The capability map with coverage recomputed, and the architecture index.
struct CapabilityPack: PackKind {
  let id = "capabilities"
  let summary = "The capability map with coverage recomputed, and the architecture index."

  func documents(in context: PackContext) -> [PackDocument] {
    [.register("capabilities/", "packs/capabilities.md", "Capability map")]
  }
}
