package import Diagnostics

/// A plan by which agents get into the work, phase by phase. Source: `state/rollouts.yaml`.
package struct Rollout: Hashable, Sendable {
  package var id: String
  package var title: String?
  /// `30-day` or `90-day`.
  package var plan: String?
  /// Its day 1.
  package var start: CivilDate
  package var owner: String?
  package var pilots: [Pilot]
  /// In the order of the file.
  package var phases: [Phase]
  package var source: SourceLocation

  package init(
    id: String, title: String? = nil, plan: String? = nil, start: CivilDate, owner: String? = nil,
    pilots: [Pilot] = [], phases: [Phase] = [], source: SourceLocation
  ) {
    self.id = id
    self.title = title
    self.plan = plan
    self.start = start
    self.owner = owner
    self.pilots = pilots
    self.phases = phases
    self.source = source
  }
}

extension Rollout {
  /// A workflow that goes first.
  package struct Pilot: Hashable, Sendable {
    package var workflow: String
    /// `internal` or `external`.
    package var kind: String?
    /// As written: one is asked for.
    package var owners: [String]
    package var source: SourceLocation

    package init(
      workflow: String, kind: String? = nil, owners: [String] = [], source: SourceLocation
    ) {
      self.workflow = workflow
      self.kind = kind
      self.owners = owners
      self.source = source
    }
  }

  /// A stretch of the plan's days, with what is to be done in it and what is asked at its end.
  package struct Phase: Hashable, Sendable {
    package var id: String
    package var name: String?
    /// Days of the plan, from 1, the last one included.
    package var days: ClosedRange<Int>
    package var items: [Item]
    package var gate: Gate?
    package var source: SourceLocation

    package init(
      id: String, name: String? = nil, days: ClosedRange<Int>, items: [Item] = [],
      gate: Gate? = nil, source: SourceLocation
    ) {
      self.id = id
      self.name = name
      self.days = days
      self.items = items
      self.gate = gate
      self.source = source
    }
  }

  /// Something that a phase is to bring.
  package struct Item: Hashable, Sendable {
    package var id: String
    package var title: String
    package var doneOn: CivilDate?
    /// Ids of records, paths or addresses that show it.
    package var evidence: [String]
    package var source: SourceLocation

    package init(
      id: String, title: String, doneOn: CivilDate? = nil, evidence: [String] = [],
      source: SourceLocation
    ) {
      self.id = id
      self.title = title
      self.doneOn = doneOn
      self.evidence = evidence
      self.source = source
    }
  }

  /// What figures have to show before the next phase.
  package struct Gate: Hashable, Sendable {
    package var conditions: [Condition]
    /// When people let the rollout pass.
    package var passedOn: CivilDate?
    /// Ids of decisions, paths or addresses by which they did.
    package var evidence: [String]
    package var source: SourceLocation

    package init(
      conditions: [Condition] = [], passedOn: CivilDate? = nil, evidence: [String] = [],
      source: SourceLocation
    ) {
      self.conditions = conditions
      self.passedOn = passedOn
      self.evidence = evidence
      self.source = source
    }
  }

  /// A figure with its bounds.
  package struct Condition: Hashable, Sendable {
    /// With its labels: `kpi.defect_rate{workflow="invoice-triage"}`.
    package var figure: String
    package var minimum: Rational?
    package var maximum: Rational?
    /// By how much the figure may be worse than before the rollout, in its own unit.
    package var tolerance: Rational?
    package var source: SourceLocation

    package init(
      figure: String, minimum: Rational? = nil, maximum: Rational? = nil,
      tolerance: Rational? = nil, source: SourceLocation
    ) {
      self.figure = figure
      self.minimum = minimum
      self.maximum = maximum
      self.tolerance = tolerance
      self.source = source
    }
  }
}

extension Rollout {
  /// The days of a phase by the calendar, the last one included.
  package func dates(of phase: Phase) -> ClosedRange<CivilDate> {
    let first = start.adding(days: phase.days.lowerBound - 1)
    return first...start.adding(days: phase.days.upperBound - 1)
  }
}
