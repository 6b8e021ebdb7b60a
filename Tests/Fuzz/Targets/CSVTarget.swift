import Diagnostics
import Formats
import Ingest

/// The table of incidents that a pager exports.
struct CSVTarget: FuzzTarget {
  func take(_ bytes: [UInt8]) {
    let log = DiagnosticLog()
    let file = SourceFile(path: "incidents.csv", bytes: bytes)
    if let table = CSVReader(file, log: log) {
      for row in table.rows {
        for column in table.columns { _ = table.text(column, in: row) }
      }
    }
    var report = ImportReport()
    let records = PagerDutyImport.records(
      [file], ImportOptions(environment: "production"), report: &report, log: log)
    precondition(records.incidents.count <= bytes.count, "an incident needs a row")
    _ = log.sorted
  }
}
