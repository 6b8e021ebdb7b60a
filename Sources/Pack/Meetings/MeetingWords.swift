import Checks
import Model

extension StatusMark {
  /// nil for what was before the record: nothing is said of it.
  init?(_ state: Meeting.State) {
    switch state {
    case .held: self.init(.good, "held")
    case .missed: self.init(.attention, "missed")
    case .due: self.init(.neutral, "due")
    case .toCome: self.init(.neutral, "to come")
    case .beforeRecord: return nil
    }
  }
}

extension MeetingCadence {
  /// When it is held, in words.
  func rule(_ settings: Settings) -> String {
    switch self {
    case .friday: "each \(settings.reviewWeekday.abbreviation), or within 3 days of it"
    case .agentOps: "once in each ISO week"
    case .autonomyRisk, .maintenance: "once in each month"
    case .vendorModel: "once in each quarter"
    case .daily: "each working day, from its first minutes on"
    }
  }

  /// The page that prepares it.
  func page(in context: PackContext) -> String {
    switch self {
    case .friday: "packs/\(context.calendar.date)/"
    case .agentOps: "agent-ops/\(context.judgedWeek)/"
    case .autonomyRisk: "autonomy/\(context.currentMonth)/"
    case .vendorModel: "vendors/\(context.currentQuarter)/"
    case .maintenance: "maintenance/"
    case .daily: "daily/\(context.today)/"
    }
  }
}
