import Model

/// What is said of single weeks in the key and in descriptions.
enum WeekNotes {
  static func marks(
    gaps: [ISOWeek], provisional: ISOWeek?, swatch: ChartKey.Swatch
  ) -> [ChartKey.Entry] {
    var entries: [ChartKey.Entry] = []
    if let provisional {
      entries.append(.init(swatch, "W\(Digits.padded(provisional.week, to: 2)) is not over"))
    }
    if !gaps.isEmpty {
      let names = gaps.map { "W\(Digits.padded($0.week, to: 2))" }.joined(separator: ", ")
      entries.append(.init(.none, "no value in \(gaps.count > 4 ? "\(gaps.count) weeks" : names)"))
    }
    return entries
  }

  /// `2026-W34, 2026-W36`
  static func list(_ weeks: [ISOWeek]) -> String {
    weeks.map(\.description).joined(separator: ", ")
  }
}
