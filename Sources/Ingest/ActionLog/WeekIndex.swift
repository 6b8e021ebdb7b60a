import Model

/// ISO weeks as numbers: how many Mondays lie between one of them and that of 1970-01-01.
enum WeekIndex {
  static func week(_ index: Int32) -> ISOWeek { ISOWeek(containing: monday(index)) }

  static func monday(_ index: Int32) -> CivilDate {
    CivilDate(daysSinceEpoch: Int(index) * 7 - 3)
  }
}
