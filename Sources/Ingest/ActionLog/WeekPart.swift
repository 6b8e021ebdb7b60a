import Model

/// A week, or of one that lies in two months the days of one of them: months and quarters are sums
/// of such parts as weeks are.
struct WeekPart: Equatable {
  /// By `WeekIndex`.
  let week: Int32
  /// Of a week in two months, the days of the later one.
  let isLater: Bool

  init(week: Int32, isLater: Bool = false) {
    self.week = week
    self.isLater = isLater
  }

  init(number: Int32) { self.init(week: number >> 1, isLater: number & 1 != 0) }

  /// As a cell's key holds it.
  var number: Int32 { week << 1 | (isLater ? 1 : 0) }

  /// nil for a week that lies in one month.
  var month: CalendarMonth? {
    let monday = WeekIndex.monday(week)
    let months = [monday, monday.adding(days: 6)].map(CalendarMonth.init(containing:))
    if months[0] == months[1] { return nil }
    return months[isLater ? 1 : 0]
  }
}
