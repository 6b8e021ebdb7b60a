package import Diagnostics

/// A project of the company, with the work it names. Source: `state/project.yaml`.
package struct Project: Hashable, Sendable {
  package var id: String
  package var name: String
  package var status: String?
  package var owner: String?
  package var phase: String?
  package var tasks: [ProjectTask]
  package var milestones: [Milestone]
  package var risks: [ProjectRisk]
  package var source: SourceLocation

  package init(
    id: String, name: String, status: String? = nil, owner: String? = nil, phase: String? = nil,
    tasks: [ProjectTask] = [], milestones: [Milestone] = [], risks: [ProjectRisk] = [],
    source: SourceLocation
  ) {
    self.id = id
    self.name = name
    self.status = status
    self.owner = owner
    self.phase = phase
    self.tasks = tasks
    self.milestones = milestones
    self.risks = risks
    self.source = source
  }
}

/// A task that a project lists as active or pending.
package struct ProjectTask: Hashable, Sendable {
  package var id: String
  package var status: String?
  package var priority: String?
  package var assignee: String?
  package var progress: String?
  package var isActive: Bool
  package var source: SourceLocation

  package init(
    id: String, status: String? = nil, priority: String? = nil, assignee: String? = nil,
    progress: String? = nil, isActive: Bool, source: SourceLocation
  ) {
    self.id = id
    self.status = status
    self.priority = priority
    self.assignee = assignee
    self.progress = progress
    self.isActive = isActive
    self.source = source
  }
}

/// A dated promise of a project.
package struct Milestone: Hashable, Sendable {
  package var name: String
  package var due: CivilDate?
  package var status: String?
  package var source: SourceLocation

  package init(
    name: String, due: CivilDate? = nil, status: String? = nil, source: SourceLocation
  ) {
    self.name = name
    self.due = due
    self.status = status
    self.source = source
  }
}

/// A risk that a project names.
package struct ProjectRisk: Hashable, Sendable {
  package var id: String
  package var detail: String
  package var probability: String?
  package var impact: String?
  package var mitigation: String?
  package var source: SourceLocation

  package init(
    id: String, detail: String, probability: String? = nil, impact: String? = nil,
    mitigation: String? = nil, source: SourceLocation
  ) {
    self.id = id
    self.detail = detail
    self.probability = probability
    self.impact = impact
    self.mitigation = mitigation
    self.source = source
  }
}
