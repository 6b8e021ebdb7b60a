import Model

/// The ladder of DORA's report of 2023, the last whose rungs were published with bounds. Held
/// against exact values.
enum DeliveryBands {
  static let ladder = "DORA 2023"

  static func leadTime(seconds: Rational) -> Band {
    duration(seconds, elite: 86_400, high: 7 * 86_400, medium: 30 * 86_400)
  }

  static func recoveryTime(seconds: Rational) -> Band {
    duration(seconds, elite: 3600, high: 86_400, medium: 7 * 86_400)
  }

  static func changeFailureRate(_ ratio: Rational) -> Band {
    let percent = ratio * 100
    return band(percent <= 5, percent <= 10, percent <= 15)
  }

  /// By the median number of days with a deployment per week; below one a week, at least one day
  /// a month: three in the thirteen weeks.
  static func deploymentFrequency(medianDays: Rational, daysInAll: Int) -> Band {
    band(medianDays >= 5, medianDays >= 1, daysInAll >= 3)
  }

  private static func duration(
    _ seconds: Rational, elite: Rational, high: Rational, medium: Rational
  ) -> Band {
    band(seconds < elite, seconds < high, seconds < medium)
  }

  private static func band(_ isElite: Bool, _ isHigh: Bool, _ isMedium: Bool) -> Band {
    Band(isElite ? .elite : isHigh ? .high : isMedium ? .medium : .low, ladder: ladder)
  }
}
