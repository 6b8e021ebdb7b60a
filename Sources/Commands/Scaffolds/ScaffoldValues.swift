import Formats
import Model

/// What the templates of `new` can name.
struct ScaffoldValues {
  let id: String
  let title: String
  let owner: String
  /// The as-of, and its zone.
  let now: Instant
  let zone: TimeZoneRules
  /// Of an exception, the freeze; of a boundary, the file of the workflows; else empty.
  var reference = ""

  var all: [(String, MustacheValue)] {
    let today = zone.date(of: now)
    return [
      ("id", .text(id)), ("title", .text(title)), ("owner", .text(owner)),
      ("reference", .text(reference)), ("date", .text("\(today)")),
      ("time", .text(zone.format(now))),
      ("in_two_weeks", .text("\(today.adding(days: 14))")),
      ("in_thirty_days", .text("\(today.adding(days: 30))")),
      ("in_ninety_days", .text("\(today.adding(days: 90))")),
    ]
  }

  /// Throws a usage failure for words that would break out of a line of front matter.
  static func check(_ text: String, flag: String) throws(CommandFailure) {
    let isPlain = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    guard isPlain, text.utf8.count <= 200 else {
      throw .usage("--\(flag) is no line of at most 200 bytes")
    }
    if flag == "owner", text.contains(where: { ":#'\"[]{}&*!|>%@`,".contains($0) }) {
      throw .usage("--owner \"\(text)\" is no plain name", hint: "for instance project-owner")
    }
  }

  /// The role that owns what nobody else is named for: L0 of `state/roles.yaml`, else as the
  /// operating model calls it.
  static func defaultOwner(_ facts: Facts) -> String {
    facts.roles.first { $0.authority == "L0" }?.id ?? "project-owner"
  }
}
