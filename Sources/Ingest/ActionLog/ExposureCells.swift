import Formats
import Model

/// The lines with something in a field that does not belong into a log.
struct ExposureCells {
  private var index = HashIndex()
  private(set) var rows: [ExposureRow] = []
  private(set) var lists: [FirstMoments] = []

  mutating func add(
    _ kind: LogExposure.Kind, field: UInt32, workflow: UInt32, _ moment: Moment
  ) {
    let row = row(
      ExposureRow(
        workflow: workflow, kind: UInt32(LogExposure.Kind.allCases.firstIndex(of: kind) ?? 0),
        field: field))
    // Once for each line, however many of its texts have it.
    if lists[row].moments.last != moment { lists[row].add(moment) }
  }

  private mutating func row(_ key: ExposureRow) -> Int {
    let first = UInt64(key.workflow) << 32 | UInt64(key.field)
    let low = HashIndex.mix(first, UInt64(key.kind))
    let (row, isNew) = index.row(HashIndex.mix(low, first), low)
    if isNew {
      rows.append(key)
      lists.append(FirstMoments())
    }
    return row
  }

  func write(to summary: inout PartSummary) {
    summary.exposures = rows
    for row in rows.indices { summary.write(lists[row], .exposures, row) }
  }

  mutating func merge(_ part: PartSummary, _ numbers: [UInt32], lines: UInt32) {
    let exemplars = part.exemplarLists
    for (place, other) in part.exposures.enumerated() {
      let row = row(
        ExposureRow(
          workflow: numbers[Int(other.workflow)], kind: other.kind,
          field: numbers[Int(other.field)]))
      lists[row].add(exemplars[.exposures, place], shiftedBy: lines)
    }
  }
}
