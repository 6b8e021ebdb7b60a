/// The hours in which people work, in some local zone: what review times are counted in.
package struct BusinessCalendar: Hashable, Sendable {
  /// Seconds after local midnight, half-open; a day that is missing is off.
  package var hours: [Weekday: Range<Int>]
  /// In order.
  package var holidays: [CivilDate]

  package init(
    hours: [Weekday: Range<Int>] = BusinessCalendar.defaultHours,
    holidays:
      [CivilDate] = []
  ) {
    self.hours = hours
    self.holidays = holidays
  }
}

extension BusinessCalendar {
  /// Mon–Fri, 09:00 to 17:00.
  package static let defaultHours: [Weekday: Range<Int>] = {
    let day = 9 * 3600..<17 * 3600
    return [.monday: day, .tuesday: day, .wednesday: day, .thursday: day, .friday: day]
  }()
}
