import Diagnostics
import Formats
import Model

/// The incidents report as PagerDuty exports it: CSV, a row an incident.
enum PagerDutyTable {
  private static let required = ["id", "created_on"]

  static func incidents(
    _ file: SourceFile, _ options: ImportOptions, report: inout ImportReport, log: DiagnosticLog
  ) -> [Incident] {
    guard let table = CSVReader(file, log: log) else { return [] }
    let missing = required.filter { !table.columns.contains($0) }
    guard missing.isEmpty else {
      log.add(.missingColumns(missing, in: file.path))
      return []
    }
    return table.rows.compactMap { incident(table, $0, options, report: &report) }
  }

  private static func incident(
    _ table: CSVReader, _ row: CSVReader.Row, _ options: ImportOptions,
    report: inout ImportReport
  ) -> Incident? {
    guard let name = table.text("id", in: row),
      let createdAt = time(table.text("created_on", in: row), options)
    else {
      report.note("row without an id or a time", "left out", row.location.citation)
      return nil
    }
    let id = "pd:\(name)"
    let severity = table.text("priority_name", in: row).flatMap(PagerDutyIncident.severity)
    if severity == nil { report.note("incident without a severity", "written without", id) }
    let service = options.service ?? table.text("service_name", in: row)
    if service == nil { report.note("incident without a service", "written without", id) }
    return Incident(
      id: id, services: service.map { [$0] } ?? [], severity: severity,
      environment: options.environment, detectedAt: createdAt,
      resolvedAt: time(table.text("resolved_on", in: row), options),
      pages: pages(table, row, id, at: createdAt, options, report: &report),
      title: table.text("description", in: row), source: .imported)
  }

  /// RFC 3339; a time without an offset is in UTC, as PagerDuty's own exports are.
  private static func time(_ text: String?, _ options: ImportOptions) -> Instant? {
    guard let text, let written = WrittenTime(text) else { return nil }
    return written.instant ?? Instant(rfc3339: text + "Z")
  }

  /// The report does not tell who was called when. Taken are those who acknowledged, else those
  /// it was assigned to, all from the incident's beginning on.
  private static func pages(
    _ table: CSVReader, _ row: CSVReader.Row, _ id: String, at: Instant, _ options: ImportOptions,
    report: inout ImportReport
  ) -> [Page] {
    let acknowledging = names(table.text("acknowledged_by_user_names", in: row))
    let people =
      acknowledging.isEmpty
      ? names(table.text("assigned_to_user_names", in: row)) : acknowledging
    if !people.isEmpty {
      report.note(
        "page out of the table", "taken from the incident's beginning (log entries are exact)", id,
        count: people.count)
    }
    let seconds = table.text("seconds_to_first_ack", in: row).flatMap { Int64($0) }
    return people.enumerated().map { index, name in
      let isFirst = index == 0 && !acknowledging.isEmpty
      let acknowledged = seconds.flatMap { (0..<1_000_000_000).contains($0) ? $0 : nil }
        .flatMap { isFirst ? at + .seconds($0) : nil }
      return Page(
        at: at, responder: name, zone: options.zone, acknowledgedAt: acknowledged,
        source: .imported)
    }
  }

  private static func names(_ text: String?) -> [String] {
    var seen: Set<String> = []
    return (text ?? "").utf8.split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }
      .map { Words.trimmed(Substring($0)) }.filter { !$0.isEmpty && seen.insert($0).inserted }
  }
}

extension Diagnostic {
  fileprivate static func missingColumns(_ names: [String], in path: String) -> Diagnostic {
    let list = names.joined(separator: ", ")
    return Diagnostic(
      "GP7003", .error, "the table lacks the column\(names.count == 1 ? "" : "s") \(list)",
      at: SourceLocation(path: path, line: 1),
      hint: "the incidents report of PagerDuty, downloaded as CSV, has them")
  }
}
