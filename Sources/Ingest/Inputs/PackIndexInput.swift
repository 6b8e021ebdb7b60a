import Diagnostics
import Formats
import Model

/// `docs/ARCHITECTURE_PACK_INDEX.md`: the status table of the blueprints.
struct PackIndexInput: Input {
  let kind = InputKind.packIndex
  let pathKey = "pack_index"
  let places = ["docs/ARCHITECTURE_PACK_INDEX.md", "Docs/ARCHITECTURE_PACK_INDEX.md"]

  func recordCount(in facts: Facts) -> Int { facts.packIndex.count }

  func read(_ reading: FileReading, into facts: inout Facts) {
    let text = RecordText(reading)
    for table in text.tables(in: 0..<text.lines.count) {
      guard let id = table.column("blueprintid", "id"), let status = table.column("status") else {
        continue
      }
      let files = table.column("files", "file", "path")
      for row in table.rows where !row.cell(id).isEmpty {
        facts.packIndex.append(
          Self.entry(row, id: id, status: status, files: files, reading))
      }
    }
  }

  private static func entry(
    _ row: RecordTable.Row, id: Int, status: Int, files: Int?, _ reading: FileReading
  ) -> PackIndexEntry {
    let paths = Words.list(row.cell(files))
    let written = row.cell(status)
    return PackIndexEntry(
      id: FieldLine.clean(row.cell(id)), path: paths.first, status: self.status(written),
      statusText: written,
      exists: !paths.isEmpty
        && paths.allSatisfy { reading.context.folder.exists($0, log: reading.log) },
      source: row.location(reading.path))
  }

  /// With hyphens, as the index writes it.
  private static func status(_ text: String) -> String {
    Words.status(text).replacing("_", with: "-")
  }
}
