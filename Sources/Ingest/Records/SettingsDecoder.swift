import Diagnostics
import Formats
import Model

/// Decodes `govpack.yaml`. A bad value is an error and its default is used, so that one run reports
/// all that is wrong.
struct SettingsDecoder {
  let root: YAMLNode
  let reading: FileReading

  init(_ root: YAMLNode, _ reading: FileReading) {
    self.root = root
    self.reading = reading
  }

  var settings: Settings {
    noteUnknownKeys()
    var settings = Settings()
    settings.source = reading.place
    if let name = text("name") { settings.name = name }
    if let isExample = bool("example") { settings.isExample = isExample }
    if let zone = text("timezone") { settings.timeZoneName = zone }
    if let zone = text("naive_time_zone") { settings.naiveTimeZoneName = zone }
    if let currency = currency { settings.currency = currency }
    if let weekday = weekday { settings.reviewWeekday = weekday }
    if let minute = minute { settings.reviewMinute = minute }
    if let node = root["targets"] { settings.targets = TargetDecoder(reading).targets(node) }
    if let packs = texts("packs") { settings.packs = packs }
    if let count = count("min_n", atLeast: 1) { settings.minimumCount = count }
    if let days = count("pending_proposal_days") { settings.pendingProposalDays = days }
    if let days = count("orphaned_task_days") { settings.orphanedTaskDays = days }
    if let reasons = texts("success_reasons") { settings.successReasons = reasons }
    settings.sourceURL = text("source_url")
    checkAsOf()
    addDelivery(to: &settings)
    addAgents(to: &settings)
    addFailOn(to: &settings)
    return settings
  }

  private func noteUnknownKeys() {
    for (key, _) in root.entries {
      guard let name = key.string, !SettingsSchema.file.keys.contains(name) else { continue }
      let near = Suggestion.nearest(to: name, among: SettingsSchema.file.keys)
      reading.report(
        Diagnostic(
          "GP6001", .note, "unknown setting '\(Words.shortened(name))'", at: key.location,
          length: name.utf8.count, hint: near.map { "did you mean '\($0)'?" }))
    }
  }

  // MARK: Values

  func text(_ key: String) -> String? {
    guard let node = root[key] else { return nil }
    if node.kind == .scalar { return node.string.flatMap { $0.isEmpty ? nil : $0 } }
    reading.report(.badSetting(key, "a text", at: node.location))
    return nil
  }

  func texts(_ key: String) -> [String]? {
    guard let node = root[key] else { return nil }
    if node.kind == .scalar, node.string == nil { return nil }
    let items = node.items.compactMap(\.string)
    guard node.kind == .sequence, items.count == node.items.count else {
      reading.report(.badSetting(key, "a list of texts", at: node.location))
      return nil
    }
    return items
  }

  private func bool(_ key: String) -> Bool? {
    guard let node = root[key] else { return nil }
    if case .bool(let value)? = node.scalar { return value }
    reading.report(.badSetting(key, "true or false", at: node.location))
    return nil
  }

  func count(_ key: String, atLeast least: Int = 0) -> Int? {
    guard let node = root[key] else { return nil }
    if case .int(let value)? = node.scalar, value >= least, value <= 1_000_000 { return value }
    reading.report(.badSetting(key, "a whole number, \(least) or more", at: node.location))
    return nil
  }

  /// Its value is for whoever asks for an as-of before anything is read; here it is only held to
  /// its form.
  private func checkAsOf() {
    guard let text = text("as_of"), !AsOfSetting.isOne(text), let node = root["as_of"] else {
      return
    }
    reading.report(
      .badSetting(
        "as_of", "a day, or a time with an offset such as 2026-11-20T15:00:00Z",
        at: node.location))
  }

  private var currency: String? {
    guard let code = text("currency"), let node = root["currency"] else { return nil }
    if MoneyText.isCode(code) { return code }
    reading.report(.badSetting("currency", "an ISO 4217 code such as EUR", at: node.location))
    return nil
  }

  // MARK: The weekly review

  private var weekday: Weekday? {
    guard let node = root["week_review"]?["weekday"] else { return nil }
    let word = node.string?.lowercased() ?? ""
    for day in Weekday.allCases where "\(day)" == word || day.abbreviation.lowercased() == word {
      return day
    }
    reading.report(.badSetting("week_review.weekday", "a day such as friday", at: node.location))
    return nil
  }

  private var minute: Int? {
    guard let node = root["week_review"]?["time"] else { return nil }
    if let minute = ClockTime.minute(node.string ?? ""), minute < 1440 { return minute }
    reading.report(.badSetting("week_review.time", "a time such as \"14:00\"", at: node.location))
    return nil
  }

  private func addFailOn(to settings: inout Settings) {
    guard let word = text("fail_on"), let node = root["fail_on"] else { return }
    if word == "never" {
      settings.failOn = nil
    } else if let severity = Severity(rawValue: word) {
      settings.failOn = severity
    } else {
      reading.report(.badSetting("fail_on", "error, warning, note or never", at: node.location))
    }
  }
}

extension Diagnostic {
  static func badSetting(
    _ key: String, _ expected: String, at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic("GP6002", .error, "the setting '\(key)' must be \(expected)", at: place)
  }
}
