import Formats
import Model

/// Puts together what all parts say of each unit, and judges it.
///
/// One value looks at some buckets of every part: what it needs is some hundred bytes for each unit
/// in them.
struct UnitMerge {
  private var index: HashIndex
  private var units: [UnitRow] = []
  private var marks: [Mark] = []
  private(set) var cells: UnitCells
  /// The units completed in cells that `isWanted` says are.
  private(set) var wanted: [TextHash] = []
  private let isWanted: ((CellKey) -> Bool)?

  private struct Mark {
    var unit: UInt32
    var kind: MarkRow.Kind
    var moment: Moment
  }

  /// How many rows one merge may hold, so that it needs some 16 MB.
  static let rowLimit = 40_000

  /// `numbers` are the texts of each part among all, `lines` how many lines lie before each.
  init(
    _ parts: [StoredPart], buckets: Range<Int>, numbers: [[UInt32]], lines: [UInt32],
    _ options: FoldOptions, wanting isWanted: ((CellKey) -> Bool)? = nil
  ) throws(FileError) {
    self.isWanted = isWanted
    index = HashIndex(capacity: 1 << 12)
    cells = UnitCells(options)
    for (part, stored) in parts.enumerated() {
      for row in try stored.rows(.units, UnitRow.self, buckets: buckets) {
        take(row, numbers[part], lines[part])
      }
      for row in try stored.rows(.marks, MarkRow.self, buckets: buckets) {
        guard let unit = index.find(row.high, row.low),
          let kind = MarkRow.Kind(rawValue: row.kind)
        else { continue }
        marks.append(
          Mark(unit: UInt32(unit), kind: kind, moment: row.moment.shifted(by: lines[part])))
      }
    }
    judge()
  }

  private mutating func take(_ row: UnitRow, _ numbers: [UInt32], _ lines: UInt32) {
    let row = row.placed(numbers, lines)
    let (unit, isNew) = index.row(row.high, row.low)
    if isNew { units.append(row) } else { units[unit].add(row) }
  }

  private mutating func judge() {
    marks.sort { ($0.unit, $0.moment, $0.kind.rawValue) < ($1.unit, $1.moment, $1.kind.rawValue) }
    var next = 0
    for (number, unit) in units.enumerated() {
      let start = next
      while next < marks.count, marks[next].unit == number { next += 1 }
      let completed = cells.add(unit, marks[start..<next].map { ($0.kind, $0.moment) })
      if let isWanted, let completed, isWanted(completed) {
        wanted.append(TextHash(high: unit.high, low: unit.low))
      }
    }
    // Only the cells are kept.
    index = HashIndex()
    units = []
    marks = []
  }
}

extension UnitRow {
  /// With the lines counted over all parts and the texts of all parts.
  fileprivate func placed(_ numbers: [UInt32], _ lines: UInt32) -> UnitRow {
    var row = self
    row.workflow = numbers[Int(workflow)]
    row.modelIndex = numbers[Int(modelIndex)]
    row.promptIndex = numbers[Int(promptIndex)]
    row.laneIndex = numbers[Int(laneIndex)]
    row.opened = opened.shifted(by: lines)
    row.completed = completed.shifted(by: lines)
    row.cancelled = cancelled.shifted(by: lines)
    row.attempted = attempted.shifted(by: lines)
    row.first = first.shifted(by: lines)
    row.modelMoment = modelMoment.shifted(by: lines)
    row.laneMoment = laneMoment.shifted(by: lines)
    return row
  }

  fileprivate mutating func add(_ other: UnitRow) {
    opened.take(other.opened)
    completed.take(other.completed)
    cancelled.take(other.cancelled)
    attempted.take(other.attempted)
    first.take(other.first)
    if other.modelMoment < modelMoment {
      modelMoment = other.modelMoment
      modelIndex = other.modelIndex
      promptIndex = other.promptIndex
    }
    if other.laneMoment < laneMoment {
      laneMoment = other.laneMoment
      laneIndex = other.laneIndex
    }
    modelCalls &+= other.modelCalls
    loggedCalls &+= other.loggedCalls
    computedCalls &+= other.computedCalls
    foreignCalls &+= other.foreignCalls
    unpricedCalls &+= other.unpricedCalls
    toolCalls &+= other.toolCalls
    loggedToolCalls &+= other.loggedToolCalls
    foreignToolCalls &+= other.foreignToolCalls
    Saturating.add(other.logged, to: &logged)
    Saturating.add(other.computed, to: &computed)
    Saturating.add(other.loggedOfBoth, to: &loggedOfBoth)
    Saturating.add(other.computedOfBoth, to: &computedOfBoth)
    Saturating.add(other.tools, to: &tools)
    unpricedTokens &+= other.unpricedTokens
    input &+= other.input
    cacheRead &+= other.cacheRead
    cacheWrite &+= other.cacheWrite
    output &+= other.output
    reasoning &+= other.reasoning
    approvalMinutes &+= other.approvalMinutes
    approvalReviewMinutes &+= other.approvalReviewMinutes
    otherReviewMinutes &+= other.otherReviewMinutes
  }
}
