/// A month of the calendar: `2026-11`.
package struct CalendarMonth: Hashable, Sendable {
  package let year: Int
  /// 1 to 12.
  package let month: Int

  /// The month that holds the day.
  package init(containing date: CivilDate) {
    year = date.year
    month = date.month
  }
}

extension CalendarMonth: Comparable {
  package static func < (left: Self, right: Self) -> Bool {
    (left.year, left.month) < (right.year, right.month)
  }
}
