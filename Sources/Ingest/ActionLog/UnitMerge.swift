import Formats
import Model

/// Puts together what all parts say of each unit, and judges it.
///
/// It looks at some buckets of every part at a time: what it needs is some hundred bytes for each unit
/// in them, in room that it keeps for the next ones. One for each thread.
struct UnitMerge {
  private let stage: UnitStage
  private var index = HashIndex()
  private var units: [UnitRow] = []
  private var marks: [Mark] = []
  /// The units completed in cells that `isWanted` says are.
  private var wanted: [TextHash] = []
  private let isWanted: ((CellKey) -> Bool)?

  private struct Mark {
    var unit: UInt32
    var kind: MarkRow.Kind
    var moment: Moment
  }

  /// How many rows are looked at at a time, so that they need some MB.
  static let rowLimit = 8000

  init(_ stage: UnitStage, wanting isWanted: ((CellKey) -> Bool)? = nil) {
    self.stage = stage
    self.isWanted = isWanted
  }

  /// Adds the units of some buckets to their cells. Which of the units are wanted.
  mutating func merge(
    _ buckets: Range<Int>, into cells: inout UnitCells
  ) throws(FileError) -> [TextHash] {
    index.removeAll()
    units.removeAll(keepingCapacity: true)
    marks.removeAll(keepingCapacity: true)
    wanted = []
    for (part, stored) in stage.parts.enumerated() {
      for row in try stored.rows(.units, UnitRow.self, buckets: buckets) {
        take(row, stage.numbers[part], stage.lines[part])
      }
      for row in try stored.rows(.marks, MarkRow.self, buckets: buckets) {
        guard let unit = index.find(row.high, row.low),
          let kind = MarkRow.Kind(rawValue: row.kind)
        else { continue }
        marks.append(
          Mark(
            unit: UInt32(unit), kind: kind, moment: row.moment.shifted(by: stage.lines[part])))
      }
    }
    judge(into: &cells)
    return wanted
  }

  private mutating func take(_ row: UnitRow, _ numbers: [UInt32], _ lines: UInt32) {
    let row = row.placed(numbers, lines)
    let (unit, isNew) = index.row(row.high, row.low)
    if isNew { units.append(row) } else { units[unit].add(row) }
  }

  private mutating func judge(into cells: inout UnitCells) {
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
