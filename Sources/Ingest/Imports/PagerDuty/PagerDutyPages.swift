import Model

/// Who was called for an incident and when, out of its log entries.
///
/// PagerDuty tells of every message: push, text, call, and again a minute later. One page is all
/// that reached one person from the first message until that person acknowledged; a message after
/// that is another page.
struct PagerDutyPages {
  let entries: [ExportObject]
  /// Of users, by id and by name.
  let zones: [String: String]
  /// Of users whose own is not known.
  let zone: String?

  func pages(of id: String, report: inout ImportReport) -> [Page] {
    var pages: [Page] = []
    /// The page of a person that is not acknowledged.
    var open: [String: Int] = [:]
    for entry in sorted {
      let at = entry.at
      switch entry.object.text("type") {
      case "notify_log_entry":
        guard let user = entry.object.object("user"), let name = user.text("summary", "name", "id")
        else {
          report.note("notification without a user", "left out", id)
          continue
        }
        if Self.hasFailed(entry.object) {
          report.note("notification that did not arrive", "not a page", id)
        } else if open[name] == nil {
          open[name] = pages.count
          pages.append(
            Page(at: at, responder: name, zone: zone(user, report: &report), source: .imported))
        }
      case "acknowledge_log_entry", "acknowledgement_log_entry":
        guard let name = entry.object.object("agent")?.text("summary", "name", "id") else { break }
        if let index = open.removeValue(forKey: name) {
          pages[index].acknowledgedAt = at
        } else if !pages.contains(where: { $0.responder == name }) {
          report.note("acknowledgement by somebody who was not notified", "not a page", id)
        }
      default: break
      }
    }
    return pages
  }

  private var sorted: [(at: Instant, object: ExportObject)] {
    entries.compactMap { entry in entry.time("created_at").map { ($0, entry) } }
      .sorted { left, right in
        left.at == right.at
          ? ByteOrder.precedes(left.object.text("id") ?? "", right.object.text("id") ?? "")
          : left.at < right.at
      }
  }

  private static func hasFailed(_ entry: ExportObject) -> Bool {
    let notification =
      entry.object("channel")?.object("notification") ?? entry.object("notification")
    switch notification?.text("status") {
    case "failed", "no_answer", "busy", "blacklisted", "unsubscribed", "undelivered": return true
    default: return false
    }
  }

  private func zone(_ user: ExportObject, report: inout ImportReport) -> String? {
    let names = [user.text("id"), user.text("summary", "name")].compactMap { $0 }
    guard let own = names.lazy.compactMap({ zones[$0] }).first else { return zone }
    if Self.isIANA(own) { return own }
    report.note(
      "time zone that is no name of the tz database", zone.map { "taken as \($0)" } ?? "left out",
      own)
    return zone
  }

  /// PagerDuty also gives names such as `Eastern Time (US & Canada)`.
  private static func isIANA(_ name: String) -> Bool {
    name.utf8.contains(UInt8(ascii: "/")) && !name.utf8.contains(0x20) || name == "UTC"
  }
}
