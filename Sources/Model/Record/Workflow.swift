package import Diagnostics

/// A piece of work that agents do over and over, counted in units. Source: `state/workflows.yaml`.
package struct Workflow: Hashable, Sendable {
  /// How much an agent may do by itself, from least to most.
  package enum Lane: String, CaseIterable, Comparable, Sendable {
    case manual, shadow
    /// A person approves each act.
    case humanInTheLoop = "hitl"
    case autonomous

    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  package var id: String
  package var name: String?
  /// What one unit is: `ticket`, `invoice`.
  package var unit: String?
  package var owner: String?
  package var lane: Lane?
  package var scores: Scores
  /// Units a month, as estimated when it was chosen.
  package var monthlyVolume: Int?
  /// Chosen for the present cycle.
  package var isSelected: Bool
  package var boundary: Boundary
  /// Bounds of `kpi.*` figures that hold for it alone.
  package var targets: [TargetSetting]
  /// By week.
  package var systemOfRecordCounts: [SystemOfRecordCount]
  package var sampling: Sampling?
  /// The role whose loaded rate an hour of review costs; nil: the workspace's.
  package var reviewRole: String?
  package var evaluation: Evaluation?
  package var source: SourceLocation

  package init(
    id: String, name: String? = nil, unit: String? = nil, owner: String? = nil,
    lane:
      Lane? = nil, scores: Scores = Scores(), monthlyVolume: Int? = nil, isSelected: Bool = false,
    boundary: Boundary = Boundary(), targets: [TargetSetting] = [],
    systemOfRecordCounts:
      [SystemOfRecordCount] = [], sampling: Sampling? = nil, reviewRole: String? = nil,
    evaluation: Evaluation? = nil,
    source: SourceLocation
  ) {
    self.id = id
    self.name = name
    self.unit = unit
    self.owner = owner
    self.lane = lane
    self.scores = scores
    self.monthlyVolume = monthlyVolume
    self.isSelected = isSelected
    self.boundary = boundary
    self.targets = targets
    self.systemOfRecordCounts = systemOfRecordCounts
    self.sampling = sampling
    self.reviewRole = reviewRole
    self.evaluation = evaluation
    self.source = source
  }
}

extension Workflow {
  /// How well the workflow suits agents, each 1 to 5; nil where it was not scored.
  package struct Scores: Hashable, Sendable {
    package var clearUnit: Int?
    package var volume: Int?
    /// 5 is the lowest cost of an error.
    package var errorCost: Int?
    package var documentation: Int?
    package var instrumentable: Int?

    package init(
      clearUnit: Int? = nil, volume: Int? = nil, errorCost: Int? = nil,
      documentation:
        Int? = nil, instrumentable: Int? = nil
    ) {
      self.clearUnit = clearUnit
      self.volume = volume
      self.errorCost = errorCost
      self.documentation = documentation
      self.instrumentable = instrumentable
    }
  }

  /// What an agent may do, may not, and may only with an approval.
  package struct Boundary: Hashable, Sendable {
    /// Operations, tools or words of the workspace.
    package var can: [String]
    package var cannot: [String]
    package var approvals: [ApprovalRule]
    package var killSwitch: KillSwitch?
    /// Where the boundary is written down.
    package var document: String?

    package init(
      can: [String] = [], cannot: [String] = [], approvals: [ApprovalRule] = [],
      killSwitch: KillSwitch? = nil, document: String? = nil
    ) {
      self.can = can
      self.cannot = cannot
      self.approvals = approvals
      self.killSwitch = killSwitch
      self.document = document
    }
  }

  /// An act that waits for a person.
  package struct ApprovalRule: Hashable, Sendable {
    package var what: String
    package var who: [String]
    /// Where the approval is given.
    package var tool: String?
    package var source: SourceLocation

    package init(what: String, who: [String] = [], tool: String? = nil, source: SourceLocation) {
      self.what = what
      self.who = who
      self.tool = tool
      self.source = source
    }
  }

  /// The exact toggle that stops the workflow.
  package struct KillSwitch: Hashable, Sendable {
    package var location: String?
    package var who: [String]
    package var lastDrill: CivilDate?
    package var source: SourceLocation

    package init(
      location: String? = nil, who: [String] = [], lastDrill: CivilDate? = nil,
      source:
        SourceLocation
    ) {
      self.location = location
      self.who = who
      self.lastDrill = lastDrill
      self.source = source
    }
  }

  /// How many units the system of record counts in a week.
  package struct SystemOfRecordCount: Hashable, Sendable {
    package var week: ISOWeek
    package var count: Int
    package var source: SourceLocation

    package init(week: ISOWeek, count: Int, source: SourceLocation) {
      self.week = week
      self.count = count
      self.source = source
    }
  }

  /// What part of the units people review, 0 to 1.
  package struct Sampling: Hashable, Sendable {
    package var minimum: Rational
    package var maximum: Rational?
    /// Chooses which units, in place of the workspace's `sampling_key`.
    package var key: String?

    package init(minimum: Rational, maximum: Rational? = nil, key: String? = nil) {
      self.minimum = minimum
      self.maximum = maximum
      self.key = key
    }
  }

  /// The suite of cases that the workflow is held to.
  package struct Evaluation: Hashable, Sendable {
    /// Its name, without a version.
    package var suite: String?
    /// Of prompt, tools or model.
    package var lastMajorChange: CivilDate?

    package init(suite: String? = nil, lastMajorChange: CivilDate? = nil) {
      self.suite = suite
      self.lastMajorChange = lastMajorChange
    }
  }
}
