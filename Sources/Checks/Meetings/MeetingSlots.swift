import Model

/// The periods of one cadence in which a meeting is asked for.
struct MeetingSlots {
  struct Slot {
    let period: Period
    /// Its first day, and the first day after it.
    let days: Range<CivilDate>
    /// The day it is planned for, or the last on which it can be held.
    let day: CivilDate
  }

  let cadence: MeetingCadence
  let today: CivilDate
  /// In order of time: one more on either side than is shown.
  let all: [Slot]

  init(_ cadence: MeetingCadence, _ settings: Settings, today: CivilDate) {
    self.cadence = cadence
    self.today = today
    var slots: [Slot] = []
    var day = today.adding(days: -MeetingCalendar.days)
    day = cadence.period(of: day).days?.start.adding(days: -1) ?? day
    // The next one is the last; a company without working days has no next digest.
    while slots.last.map({ $0.days.lowerBound <= today }) ?? true, day - today < 100 {
      let period = cadence.period(of: day)
      guard let days = period.days else { break }
      day = days.end
      if cadence == .daily, !settings.calendar.isWorking(days.start) { continue }
      slots.append(
        Slot(
          period: period, days: days.start..<days.end,
          day: Self.day(of: cadence, in: days.start..<days.end, settings)))
    }
    all = slots
  }

  private static func day(
    of cadence: MeetingCadence, in days: Range<CivilDate>, _ settings: Settings
  ) -> CivilDate {
    cadence == .friday
      ? days.lowerBound.onOrNext(settings.reviewWeekday) : days.upperBound.adding(days: -1)
  }

  /// Those of the calendar's weeks, and the next one.
  func isShown(_ slot: Slot) -> Bool {
    slot.days.upperBound > today.adding(days: -MeetingCalendar.days)
  }

  func state(_ slot: Slot, _ minutes: Minutes?, since start: CivilDate?) -> Meeting.State {
    if let minutes { return .held(minutes) }
    if today < slot.days.lowerBound { return .toCome }
    if slot.days.contains(today) {
      return cadence == .friday && today < slot.day ? .toCome : .due
    }
    guard let start, start <= slot.days.lowerBound else { return .beforeRecord }
    return .missed
  }

  // MARK: Matching

  /// How many days a meeting may lie outside of what it is counted for.
  private var tolerance: Int {
    switch cadence {
    case .daily: 0
    case .friday: 3
    case .agentOps: 2
    case .autonomyRisk, .maintenance: 7
    case .vendorModel: 14
    }
  }

  /// How far minutes are from a slot, in days: from its planned day, or from its period.
  private func distance(_ date: CivilDate, _ slot: Slot) -> Int {
    if cadence == .friday { return abs(date - slot.day) }
    if slot.days.contains(date) { return 0 }
    return date < slot.days.lowerBound
      ? slot.days.lowerBound - date : date - slot.days.upperBound.adding(days: -1)
  }

  /// The minutes that count for each slot, each once: the nearest pairs first, of equally near ones
  /// the later minutes, so that an early second meeting is left for the period before.
  func matches(_ minutes: [Minutes]) -> [Minutes?] {
    var pairs: [(distance: Int, slot: Int, minutes: Int)] = []
    for (index, record) in minutes.enumerated() {
      for (slot, place) in all.enumerated() where distance(record.date, place) <= tolerance {
        pairs.append((distance(record.date, place), slot, index))
      }
    }
    pairs.sort { left, right in
      if left.distance != right.distance { return left.distance < right.distance }
      if left.minutes != right.minutes { return left.minutes > right.minutes }
      return left.slot < right.slot
    }
    var result = [Minutes?](repeating: nil, count: all.count)
    var taken = Set<Int>()
    for pair in pairs where result[pair.slot] == nil && !taken.contains(pair.minutes) {
      result[pair.slot] = minutes[pair.minutes]
      taken.insert(pair.minutes)
    }
    return result
  }
}

extension BusinessCalendar {
  /// Whether people work on that day at all.
  fileprivate func isWorking(_ day: CivilDate) -> Bool {
    hours[day.weekday] != nil && !holidays.contains(day)
  }
}
