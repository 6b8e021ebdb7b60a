/// Roles and their authority, and what agents may do in each role mode.
struct RolePack: PackKind {
  let id = "roles"
  let summary = "Roles and their authority, and what agents may do in each role mode."

  func documents(in context: PackContext) -> [PackDocument] {
    [.register("roles/", "packs/roles.md", "Roles and role modes")]
  }
}
