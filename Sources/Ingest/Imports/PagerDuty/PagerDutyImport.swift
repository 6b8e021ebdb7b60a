package import Diagnostics
import Model

/// Incidents and pages out of PagerDuty: answers of its REST API, and the incidents report as CSV.
package enum PagerDutyImport {
  /// What can be read is kept; what is neither JSON nor such a table is a diagnostic.
  package static func records(
    _ files: [SourceFile], _ options: ImportOptions, report: inout ImportReport, log: DiagnosticLog
  ) -> ImportedRecords {
    var answers = PagerDutyAnswers()
    for file in files {
      if isTable(file) {
        answers.add(PagerDutyTable.incidents(file, options, report: &report, log: log))
        continue
      }
      let names = ["incidents", "incident", "log_entries", "log_entry", "users", "user"]
      for object in ExportFile(file, unwrapping: names, log: log).objects {
        answers.add(object, report: &report)
      }
    }
    var records = ImportedRecords()
    records.incidents = answers.incidents(options, report: &report)
    return records
  }

  /// JSON begins with a bracket; a table by its columns' names.
  private static func isTable(_ file: SourceFile) -> Bool {
    let isJSON = [".json", ".jsonl", ".ndjson"].contains { file.path.hasSuffix($0) }
    let first = file.bytes.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
    return !isJSON && first != UInt8(ascii: "{") && first != UInt8(ascii: "[")
  }
}

/// The answers, sorted by what they are about.
struct PagerDutyAnswers {
  private var incidents = KeyedObjects()
  private var rows: [String: Incident] = [:]
  private var entries: [String: [ExportObject]] = [:]
  /// Zones of users, by id and by name.
  private var zones: [String: String] = [:]

  init() {}

  mutating func add(_ table: [Incident]) {
    for incident in table { rows[incident.id] = incident }
  }

  mutating func add(_ object: ExportObject, report: inout ImportReport) {
    let type = object.text("type") ?? ""
    if type.utf8.suffix(10).elementsEqual("_log_entry".utf8) {
      if let user = object.object("user", "agent") { noteZone(user) }
      if let incident = object.object("incident")?.text("id") {
        entries[incident, default: []].append(object)
      } else {
        report.note("log entry without an incident", "left out", object.place)
      }
    } else if object.has("incident_number") || type == "incident", let id = object.text("id") {
      incidents.add(object, id)
    } else if object.has("time_zone"), object.has("email") {
      noteZone(object)
    } else {
      report.note("object of a kind that is not imported", "left out", object.place)
    }
  }

  private mutating func noteZone(_ user: ExportObject) {
    guard let zone = user.text("time_zone") else { return }
    for name in [user.text("id"), user.text("name", "summary")].compactMap({ $0 }) {
      zones[name] = zone
    }
  }

  func incidents(_ options: ImportOptions, report: inout ImportReport) -> [Incident] {
    var result: [Incident] = []
    for (id, object) in incidents.sorted {
      let pages = PagerDutyPages(entries: entries[id] ?? [], zones: zones, zone: options.zone)
      let incident = PagerDutyIncident.incident(
        object, pages.pages(of: "pd:\(id)", report: &report), entries[id] ?? [], options,
        report: &report)
      if let incident { result.append(incident) }
    }
    let known = Set(result.map(\.id))
    for id in entries.keys.sorted(by: ByteOrder.precedes) where incidents[id] == nil {
      report.note(
        "log entry of an incident that was not given as JSON", "left out", "pd:\(id)",
        count: entries[id]?.count ?? 0)
    }
    for id in rows.keys.sorted(by: ByteOrder.precedes) {
      guard let row = rows[id] else { continue }
      if known.contains(id) {
        report.note("row of an incident that is also given as JSON", "left out", id)
      } else {
        result.append(row)
      }
    }
    return result
  }
}
