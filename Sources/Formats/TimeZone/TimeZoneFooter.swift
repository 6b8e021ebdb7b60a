/// The rule for all time after the table: a POSIX TZ string (POSIX.1-2024, 8.3) with RFC 8536's
/// extension of hours from -167 to 167, as in `CET-1CEST,M3.5.0,M10.5.0/3`.
struct TimeZoneFooter {
  private var standardOffset = 0
  private var summer: Summer?

  private struct Summer {
    var offset: Int
    var start: Change
    var end: Change
  }

  /// When in a year a change happens, by local time before it.
  private struct Change {
    var day: Day
    /// Seconds after midnight; may be negative or more than a day.
    var time: Int
  }

  private enum Day {
    /// 1 to 365; 29 February is never counted.
    case julian(Int)
    /// 0 to 365; 29 February is counted.
    case ordinal(Int)
    /// Weekday 0 is Sunday; week 5 is the last of the month.
    case weekday(month: Int, week: Int, day: Int)
  }

  /// nil where the text follows no such rule, or is empty.
  init?(_ bytes: [UInt8]) {
    var text = Scanner(bytes: bytes)
    guard text.name(), let west = text.time(maximum: 24) else { return nil }
    standardOffset = -west
    if text.isAtEnd { return }
    guard text.name() else { return nil }
    var offset = standardOffset + 3600
    if text.next != UInt8(ascii: ",") {
      guard let west = text.time(maximum: 24) else { return nil }
      offset = -west
    }
    guard let start = text.change(), let end = text.change(), text.isAtEnd else { return nil }
    summer = Summer(offset: offset, start: start, end: end)
  }

  /// The changes after an instant (seconds since the epoch), up to the end of `lastYear`; with no
  /// instant, from 1970 on.
  func transitions(
    after last: Int64?, until lastYear: Int
  ) -> [(at: Int64, offsetSeconds: Int)] {
    let since = last ?? Int64.min
    guard let summer else {
      return [(at: last ?? 0, offsetSeconds: standardOffset)]
    }
    let firstYear = last.map { max(1970, 1970 + Int($0 / 31_556_952) - 1) } ?? 1970
    guard firstYear <= lastYear else { return [] }
    var result: [(at: Int64, offsetSeconds: Int)] = []
    for year in firstYear...lastYear {
      result.append(
        (Self.instant(summer.start, year: year, offset: standardOffset), summer.offset))
      result.append(
        (Self.instant(summer.end, year: year, offset: summer.offset), standardOffset))
    }
    return result.filter { $0.at > since }.sorted { $0.at < $1.at }
  }

  private static func instant(_ change: Change, year: Int, offset: Int) -> Int64 {
    Int64(days(of: change.day, year: year) * 86_400 + change.time - offset)
  }

  /// Days since 1970-01-01.
  private static func days(of day: Day, year: Int) -> Int {
    let newYear = daysSinceEpoch(year: year, month: 1)
    switch day {
    case .ordinal(let number): return newYear + number
    case .julian(let number):
      let isLeap = daysSinceEpoch(year: year + 1, month: 1) - newYear == 366
      return newYear + number - 1 + (isLeap && number >= 60 ? 1 : 0)
    case .weekday(let month, let week, let weekday):
      let first = daysSinceEpoch(year: year, month: month)
      let next = daysSinceEpoch(year: month == 12 ? year + 1 : year, month: month % 12 + 1)
      // 1970-01-01 was a Thursday, day 4 when Sunday is 0.
      let firstWeekday = ((first + 4) % 7 + 7) % 7
      var result = first + (weekday - firstWeekday + 7) % 7 + (week - 1) * 7
      while result >= next { result -= 7 }
      return result
    }
  }

  /// The first day of a month (Howard Hinnant, days_from_civil); years from 1970 on.
  private static func daysSinceEpoch(year: Int, month: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let yearOfEra = shifted % 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return shifted / 400 * 146_097 + dayOfEra - 719_468
  }
}

extension TimeZoneFooter {
  private struct Scanner {
    let bytes: [UInt8]
    var position = 0

    var isAtEnd: Bool { position == bytes.count }
    var next: UInt8? { isAtEnd ? nil : bytes[position] }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
      guard next == UInt8(ascii: character) else { return false }
      position += 1
      return true
    }

    /// Skips an abbreviation: letters, or anything in angle brackets.
    mutating func name() -> Bool {
      if take("<") {
        guard let end = bytes[position...].firstIndex(of: UInt8(ascii: ">")) else { return false }
        position = end + 1
        return true
      }
      let start = position
      while let byte = next, (0x41...0x5A).contains(byte & 0xDF) { position += 1 }
      return position > start
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int? {
      var value = 0
      let start = position
      while let byte = next, (0x30...0x39).contains(byte), position - start < 4 {
        value = value * 10 + Int(byte - 0x30)
        position += 1
      }
      return position > start && range.contains(value) ? value : nil
    }

    /// `[+-]hh[:mm[:ss]]` in seconds.
    mutating func time(maximum: Int) -> Int? {
      let sign = take("-") ? -1 : 1
      if sign == 1 { _ = take("+") }
      guard let hours = number(0...maximum) else { return nil }
      var seconds = hours * 3600
      for unit in [60, 1] where take(":") {
        guard let value = number(0...59) else { return nil }
        seconds += value * unit
      }
      return sign * seconds
    }

    /// `,Mm.w.d[/time]`, `,Jn[/time]` or `,n[/time]`.
    mutating func change() -> Change? {
      guard take(","), let day = day() else { return nil }
      guard take("/") else { return Change(day: day, time: 7200) }
      return time(maximum: 167).map { Change(day: day, time: $0) }
    }

    private mutating func day() -> Day? {
      if take("J") { return number(1...365).map(Day.julian) }
      guard take("M") else { return number(0...365).map(Day.ordinal) }
      guard let month = number(1...12), take("."), let week = number(1...5), take("."),
        let weekday = number(0...6)
      else { return nil }
      return .weekday(month: month, week: week, day: weekday)
    }
  }
}
