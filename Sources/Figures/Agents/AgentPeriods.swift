package import Model

/// The periods that figures of agents are computed for, by number: 24 weeks (the 13 of a series,
/// the one in progress, and those before that drift is measured against), three calendar months
/// and three quarters; of each the last is in progress.
package struct AgentPeriods: Sendable {
  /// The number of the week in progress; the weeks before have the numbers below.
  package static let currentWeek = 23
  /// The months in order: the one in progress is the last.
  package static let months = 24...26
  package static let quarters = 27...29
  package static let count = 30

  /// By number.
  package let all: [Period]
  private let zone: TimeZoneRules
  private let firstWeek: ISOWeek
  private let numbers: [Period: Int]

  init(zone: TimeZoneRules, asOf: Instant) {
    self.zone = zone
    let today = zone.date(of: asOf)
    let first = ISOWeek(containing: today).adding(weeks: -Self.currentWeek)
    firstWeek = first
    var all = (0...Self.currentWeek).map { Period.week(first.adding(weeks: $0)) }
    all += (0...2).reversed().map { Self.month(today, minus: $0) }
    all += (0...2).reversed().map { Self.quarter(today, minus: $0) }
    self.all = all
    numbers = Dictionary(uniqueKeysWithValues: zip(all, all.indices))
  }

  private static func month(_ date: CivilDate, minus count: Int) -> Period {
    let index = date.year * 12 + date.month - 1 - count
    return .month(year: index / 12, month: index % 12 + 1)
  }

  private static func quarter(_ date: CivilDate, minus count: Int) -> Period {
    let index = date.year * 4 + (date.month - 1) / 3 - count
    return .quarter(year: index / 4, quarter: index % 4 + 1)
  }

  package func number(of period: Period) -> Int? { numbers[period] }

  /// The period before, of the same kind; nil for the first of its kind.
  package static func before(_ number: Int) -> Int? {
    number == 0 || number == months.lowerBound || number == quarters.lowerBound ? nil : number - 1
  }

  package func window(_ number: Int) -> Range<Instant> {
    guard let window = zone.window(of: all[number]) else {
      preconditionFailure("a week, month or quarter has a beginning and an end")
    }
    return window
  }

  /// The periods that a cell's events lie in, and those that some of them may lie in.
  struct Place: Sendable {
    var certain: [Int] = []
    var possible: [Int] = []
  }

  /// Of a week that lies in two months the cell says which; where it does not, both may be meant.
  func place(of week: ISOWeek, month: CalendarMonth?) -> Place {
    var place = Place()
    if let number = numbers[.week(week)] { place.certain.append(number) }
    let days = [week.monday, week.monday.adding(days: 6)].map(CalendarMonth.init(containing:))
    let months = month.map { [$0] } ?? (days[0] == days[1] ? [days[0]] : days)
    let quarters = months.map { Period.quarter(year: $0.year, quarter: ($0.month + 2) / 3) }
    place.add(months.map { Period.month(year: $0.year, month: $0.month) }, numbers)
    place.add(quarters[0] == quarters[quarters.count - 1] ? [quarters[0]] : quarters, numbers)
    return place
  }
}

extension AgentPeriods.Place {
  fileprivate mutating func add(_ periods: [Period], _ numbers: [Period: Int]) {
    let known = periods.compactMap { numbers[$0] }
    if periods.count == 1 { certain += known } else { possible += known }
  }
}
