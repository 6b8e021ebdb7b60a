package import Diagnostics

/// How the team means to work, and what shows that it does. Source: `state/norms.yaml`.
package struct Norm: Hashable, Sendable {
  /// What of the record is counted for it.
  package enum Measure: String, CaseIterable, Sendable {
    case catchesBeforeCustomer = "catches_before_customer"
    case blamelessPostmortems = "blameless_postmortems"
    case writtenPolicies = "written_policies"
    case shadowOnboarding = "shadow_onboarding"
    case deletions
  }

  /// Something that happened and shows the norm, where no other file has it.
  package struct Instance: Hashable, Sendable {
    package var date: CivilDate
    package var title: String
    package var reference: String?
    package var source: SourceLocation

    package init(
      date: CivilDate, title: String, reference: String? = nil, source: SourceLocation
    ) {
      self.date = date
      self.title = title
      self.reference = reference
      self.source = source
    }
  }

  package var id: String
  package var name: String?
  package var owner: String?
  package var measure: Measure?
  /// Ids or names of figures that show it.
  package var figures: [String]
  /// In file order.
  package var instances: [Instance]
  package var source: SourceLocation

  package init(
    id: String, name: String? = nil, owner: String? = nil, measure: Measure? = nil,
    figures: [String] = [], instances: [Instance] = [], source: SourceLocation
  ) {
    self.id = id
    self.name = name
    self.owner = owner
    self.measure = measure
    self.figures = figures
    self.instances = instances
    self.source = source
  }
}
