/// The incident and near-miss review: what happened, what was caught in time, what was learnt.
struct IncidentPack: PackKind {
  let id = "incidents"
  let summary = "Incidents and near misses: what is open, what is new, what was learnt and done."

  func documents(in context: PackContext) -> [PackDocument] {
    [.register("incidents/", "packs/incidents.md", "Incidents and near misses")]
  }
}
