import Model

/// All kinds of pages. A new one is a file in `Packs/` and a line here.
package enum PackCatalog {
  package static let all: [any PackKind] = [
    DashboardPack(), FridayPack(), DailyPack(), DecisionPack(), ProposalPack(), DeviationPack(),
    FreezePack(), CapabilityPack(), TaskPack(), AgentPack(), QueuePack(), AuditPack(), CheckPack(),
    FigurePack(), SourcePack(), KPIPack(), DeliveryPack(), IncidentPack(), RiskBudgetPack(),
    WorkflowPack(), AgentOpsPack(), AutonomyPack(), VendorPack(),
    DecisionRightsPack(), RolePack(), EscalationPack(), GuardrailPack(), CompliancePack(),
    NormPack(),
    RolloutPack(), MeetingPack(), MaintenancePack(),
  ]

  package static let ids: [String] = all.map(\.id)

  /// The pages of the chosen kinds, by path; the dashboard is always among them, for a site
  /// without a front door is none.
  package static func documents(
    in context: PackContext, only chosen: [String] = []
  ) -> [PackDocument] {
    let kinds = all.filter { chosen.isEmpty || $0.id == "dashboard" || chosen.contains($0.id) }
    return kinds.flatMap { $0.documents(in: context) }
      .map { document in
        var document = document
        document.restatedRevision =
          context.history.restatements(of: document.path).last?.revision
        return document
      }
      .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// The tables published as files beside those pages.
  package static func tables(
    in context: PackContext, beside documents: [PackDocument]
  ) -> [DataTable] {
    let pages = Set(documents.map(\.path))
    let own = [ActionPlan.table(in: context)].filter { table in
      pages.contains(
        String(table.path.prefix(through: table.path.lastIndex(of: "/") ?? table.path.startIndex)))
    }
    return own + documents.flatMap { VendorTables.tables(for: $0, in: context) }
  }

  /// The same tables as one file each page, where a page has more than a table of its own.
  package static func dataSets(
    in context: PackContext, beside documents: [PackDocument]
  ) -> [DataSet] {
    documents.compactMap { document in
      let tables = VendorTables.tables(for: document, in: context)
      guard !tables.isEmpty, let period = document.period else { return nil }
      return DataSet(
        path: "\(document.path)review.json", title: document.title,
        period: period.description, isProvisional: document.state == .provisional, tables: tables)
    }
  }
}
