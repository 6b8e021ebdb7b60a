/// The folder of a published pack: a series and a date in it, such as `packs/2026-11-20`.
package enum PackFolder {
  /// Folders of packs, each of which holds one folder for a period.
  package static let series = ["agent-ops", "autonomy", "daily", "kpi", "packs", "vendors"]

  /// `packs/2026-11-20` for a file below it; nil for a file that belongs to no pack.
  package static func of(_ path: String) -> String? {
    let names = path.split(separator: "/", maxSplits: 2)
    guard names.count == 3, isPeriod(names[1]), series.contains(String(names[0])) else {
      return nil
    }
    return "\(names[0])/\(names[1])"
  }

  /// What the pack speaks of: `2026-11-20`.
  static func period(_ pack: String) -> String {
    pack.split(separator: "/").last.map { String($0) } ?? pack
  }

  /// `packs` of `packs/2026-11-20`.
  static func series(_ pack: String) -> String {
    pack.split(separator: "/").first.map { String($0) } ?? pack
  }

  /// Periods begin with the year; `vendors/charts/` is no pack.
  private static func isPeriod(_ name: Substring) -> Bool {
    name.utf8.first.map { (0x30...0x39).contains($0) } ?? false
  }
}
