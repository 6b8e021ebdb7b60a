/// The audit trail, and what is missing from it.
struct AuditPack: PackKind {
  let id = "audit"
  let summary = "The audit trail, and what is missing from it."

  func documents(in context: PackContext) -> [PackDocument] {
    [.register("audit/", "packs/audit.md", "Audit trail")]
  }
}
