/// A meeting that comes again and again; its minutes lie in a folder of its name under
/// `ops/reviews/`.
package enum MeetingCadence: String, CaseIterable, Sendable {
  case friday
  case agentOps = "agent-ops"
  case autonomyRisk = "autonomy-risk"
  case vendorModel = "vendor-model"
  case maintenance
  case daily

  /// How often it is held.
  package enum Rhythm: Sendable {
    case daily, weekly, monthly, quarterly
  }

  package var rhythm: Rhythm {
    switch self {
    case .daily: .daily
    case .friday, .agentOps: .weekly
    case .autonomyRisk, .maintenance: .monthly
    case .vendorModel: .quarterly
    }
  }

  package var title: String {
    switch self {
    case .friday: "Governance review"
    case .agentOps: "Agent Ops Review"
    case .autonomyRisk: "Autonomy and risk review"
    case .vendorModel: "Vendor and model review"
    case .maintenance: "Maintenance"
    case .daily: "Morning digest"
    }
  }

  /// How long it takes, in minutes; nil where the operating model does not say.
  package var minutes: Int? {
    switch self {
    case .friday, .autonomyRisk: 60
    case .agentOps: 30
    case .vendorModel: 90
    case .maintenance, .daily: nil
    }
  }

  /// The period of the calendar that one meeting is for.
  package func period(of day: CivilDate) -> Period {
    switch rhythm {
    case .daily: .day(day)
    case .weekly: .week(ISOWeek(containing: day))
    case .monthly: .month(year: day.year, month: day.month)
    case .quarterly: .quarter(of: day)
    }
  }
}
