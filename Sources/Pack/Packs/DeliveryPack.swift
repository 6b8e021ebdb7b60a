import Model

/// Delivery and operational load: the company's page, and one for every team and service.
struct DeliveryPack: PackKind {
  let id = "delivery"
  let summary = "Delivery and load: DORA, pages, review times; a page for every team and service."

  func documents(in context: PackContext) -> [PackDocument] {
    let trail = [Breadcrumb("Dashboard", ""), Breadcrumb("Delivery", "delivery/")]
    func page(_ id: String, _ path: String?, _ noun: String, _ subject: Subject) -> PackDocument? {
      path.map {
        PackDocument(
          path: $0, template: "packs/service.md", title: "\(noun) \(id)", state: .current,
          breadcrumbs: trail, subject: subject)
      }
    }
    return [.register("delivery/", "packs/delivery.md", "Delivery and load")]
      + context.paths.teamIDs.compactMap {
        page($0, context.paths.team($0), "Team", .team($0))
      }
      + context.paths.serviceIDs.compactMap {
        page($0, context.paths.service($0), "Service", .service($0))
      }
  }
}
