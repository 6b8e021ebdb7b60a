/// What is verified again and again, and whether it was in its time.
struct CompliancePack: PackKind {
  let id = "compliance"
  let summary = "Compliance checks: their frequency against their last run."

  func documents(in context: PackContext) -> [PackDocument] {
    [.register("compliance/", "packs/compliance.md", "Compliance checks")]
  }
}
