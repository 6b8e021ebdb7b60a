import Diagnostics
import Formats
import Model

/// Decodes `calendar {hours, holidays}`, of a team or of the settings.
///
/// `hours` is a text such as `"09:00-17:00"`, which holds from Monday to Friday, or a mapping of
/// days (`mon`, `mon-fri`) to such texts or `off`; a day that is not named is off. `holidays` are
/// days.
struct CalendarDecoder {
  /// What cannot be used: the key, what it must be, and where it stands.
  struct Fault {
    let key: String
    let expected: String
    let location: SourceLocation
  }

  private(set) var calendar = BusinessCalendar()
  private(set) var faults: [Fault] = []

  init(_ node: YAMLNode, _ reading: FileReading) {
    guard node.kind == .mapping else {
      fault("calendar", "{hours, holidays}", node)
      return
    }
    let known = CalendarSchema.calendar.keys
    for (key, _) in node.entries where !known.contains(where: key.hasText) {
      reading.report(
        .unknownKey(key.string ?? "", in: "calendar", known: known, at: key.location))
    }
    if let hours = node["hours"] { addHours(hours) }
    if let holidays = node["holidays"] { addHolidays(holidays) }
  }

  private mutating func fault(_ key: String, _ expected: String, _ node: YAMLNode) {
    faults.append(Fault(key: key, expected: expected, location: node.location))
  }

  // MARK: Hours

  private mutating func addHours(_ node: YAMLNode) {
    if let text = node.string {
      guard let range = Self.range(text) else {
        fault("calendar.hours", "hours such as \"09:00-17:00\"", node)
        return
      }
      for day in calendar.hours.keys { calendar.hours[day] = range }
      return
    }
    guard node.kind == .mapping else {
      fault("calendar.hours", "hours such as \"09:00-17:00\", or a mapping of days to hours", node)
      return
    }
    calendar.hours = [:]
    var named: Set<Weekday> = []
    for (key, value) in node.entries {
      guard let days = Self.days(key.string ?? ""), named.isDisjoint(with: days) else {
        fault("calendar.hours", "a mapping of days such as mon or mon-fri, each once", key)
        continue
      }
      named.formUnion(days)
      addHours(value, days)
    }
  }

  private mutating func addHours(_ value: YAMLNode, _ days: [Weekday]) {
    let text = value.string ?? ""
    if text == "off" { return }
    guard let range = Self.range(text) else {
      fault("calendar.hours", "hours such as \"09:00-17:00\", or off", value)
      return
    }
    for day in days { calendar.hours[day] = range }
  }

  /// `fri`, `friday` or `mon-fri`; nil for anything else.
  private static func days(_ text: String) -> [Weekday]? {
    let ends = text.lowercased().split(separator: "-", omittingEmptySubsequences: false).map {
      day(Words.trimmed($0))
    }
    guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2,
      first.rawValue <= last.rawValue
    else { return nil }
    return Weekday.allCases.filter { $0.rawValue >= first.rawValue && $0.rawValue <= last.rawValue }
  }

  private static func day(_ text: String) -> Weekday? {
    Weekday.allCases.first { "\($0)" == text || $0.abbreviation.lowercased() == text }
  }

  /// `09:00-17:00` in seconds after midnight; the end may be `24:00`.
  private static func range(_ text: String) -> Range<Int>? {
    let ends = FileReading.withPlainHyphens(text).split(
      separator: "-", omittingEmptySubsequences: false)
    guard ends.count == 2, let start = ClockTime.minute(Words.trimmed(ends[0])),
      let end = ClockTime.minute(Words.trimmed(ends[1])), start < end
    else { return nil }
    return start * 60..<end * 60
  }

  // MARK: Holidays

  private mutating func addHolidays(_ node: YAMLNode) {
    guard node.kind == .sequence else {
      if node.kind == .mapping || node.string != nil {
        fault("calendar.holidays", "a list of days such as 2026-12-25", node)
      }
      return
    }
    var days: Set<CivilDate> = []
    for item in node.items {
      if let date = item.string.flatMap({ CivilDate(iso8601: $0) }) {
        days.insert(date)
      } else {
        fault("calendar.holidays", "a list of days such as 2026-12-25", item)
      }
    }
    calendar.holidays = days.sorted()
  }
}

/// A time of the day as settings write it.
enum ClockTime {
  /// Minutes after midnight of `14:00`, up to `24:00`; nil for anything else.
  static func minute(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count == 5, bytes[2] == 0x3A, let hour = Digits.value(bytes[0..<2]),
      let minute = Digits.value(bytes[3..<5]), minute < 60, hour * 60 + minute <= 1440
    else { return nil }
    return hour * 60 + minute
  }
}
