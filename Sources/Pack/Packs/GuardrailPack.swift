/// Which safeguards stand in which repository.
struct GuardrailPack: PackKind {
  let id = "guardrails"
  let summary = "Which safeguards stand in which repository."

  func documents(in context: PackContext) -> [PackDocument] {
    [.register("guardrails/", "packs/guardrails.md", "Guardrails")]
  }
}
