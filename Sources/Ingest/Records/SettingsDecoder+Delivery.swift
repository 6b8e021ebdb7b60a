import Diagnostics
import Formats
import Model

/// The settings by which delivery and incidents are judged.
extension SettingsDecoder {
  func addDelivery(to settings: inout Settings) {
    if let calendar { settings.calendar = calendar }
    if let hours = reviewHours { settings.reviewSLA = hours }
    if let window = attributionWindow { settings.attributionWindow = window }
    if let days = count("maturity_days") { settings.maturity = .days(Int64(days)) }
    if let names = environments { settings.productionEnvironments = names }
    if let count = count("top_failure_modes", atLeast: 1) { settings.topFailureModes = count }
  }

  /// nil, with diagnostics, unless all of it can be used.
  private var calendar: BusinessCalendar? {
    guard let node = root["calendar"] else { return nil }
    let decoder = CalendarDecoder(node, reading)
    for fault in decoder.faults {
      reading.report(.badSetting(fault.key, fault.expected, at: fault.location))
    }
    return decoder.faults.isEmpty ? decoder.calendar : nil
  }

  private var reviewHours: Duration? {
    let key = "review_sla_business_hours"
    guard let node = root[key] else { return nil }
    if let hours = node.string.flatMap(Rational.init(decimal:)),
      let duration = duration(seconds: hours * 3600)
    {
      return duration
    }
    reading.report(.badSetting(key, "hours, more than 0, such as 24", at: node.location))
    return nil
  }

  private var attributionWindow: Duration? {
    guard let node = root["attribution_window"] else { return nil }
    // A number without a unit could be hours or seconds.
    if let text = node.string, text.utf8.last.map({ $0 > 0x39 }) == true,
      let seconds = TargetDecoder.value(text), let duration = duration(seconds: seconds)
    {
      return duration
    }
    reading.report(
      .badSetting(
        "attribution_window", "a duration, more than 0, such as 24h or 2d", at: node.location))
    return nil
  }

  /// More than nothing, at most ten years.
  private func duration(seconds: Rational) -> Duration? {
    guard seconds > 0, seconds <= 315_360_000 else { return nil }
    let microseconds = seconds * 1_000_000
    return .microseconds(Int64(microseconds.numerator / microseconds.denominator))
  }

  private var environments: [String]? {
    guard let names = texts("production_environments") else { return nil }
    if !names.isEmpty { return names }
    reading.report(
      .badSetting(
        "production_environments", "a list of at least one name",
        at: root["production_environments"]?.location ?? reading.place))
    return nil
  }
}
