import Formats
import Model

/// The cells of reviews.
struct ReviewCells {
  private var index = HashIndex()
  private(set) var rows: [ReviewRow] = []
  private(set) var lists: [FirstMoments] = []

  mutating func add(_ line: ActionLogLine, _ moment: Moment, _ key: CellKey) {
    let row = row(key)
    if line.verdict == .defect { rows[row].defects += 1 }
    if line.verdict == .rejected || line.verdict == .modified { rows[row].refused += 1 }
    rows[row].microminutes += line.minutes
    lists[row].add(moment)
  }

  private mutating func row(_ key: CellKey) -> Int {
    let hash = key.hash
    let (row, isNew) = index.row(hash.high, hash.low)
    if isNew {
      rows.append(ReviewRow(key: key))
      lists.append(FirstMoments())
    }
    return row
  }

  func write(to summary: inout PartSummary) {
    summary.reviews = rows
    for row in rows.indices { summary.write(lists[row], .reviews, row) }
  }

  mutating func merge(_ part: PartSummary, _ numbers: [UInt32], lines: UInt32) {
    let exemplars = part.exemplarLists
    for (place, other) in part.reviews.enumerated() {
      // The key's model is the purpose, no text.
      let row = row(
        CellKey(
          workflow: numbers[Int(other.key.workflow)], week: other.key.week,
          model: other.key.model))
      rows[row].defects += other.defects
      rows[row].refused += other.refused
      rows[row].microminutes += other.microminutes
      lists[row].add(exemplars[.reviews, place], shiftedBy: lines)
    }
  }
}

/// The lines that do not count, by reason.
struct ExcludedLines {
  private(set) var lists = [FirstMoments](
    repeating: FirstMoments(), count: LogExclusion.allCases.count)

  mutating func add(_ reason: LogExclusion, _ moment: Moment) {
    // By place alone: a line that cannot be read has no time.
    lists[Self.index(reason)].add(Moment(time: 0, line: moment.line))
  }

  static func index(_ reason: LogExclusion) -> Int {
    LogExclusion.allCases.firstIndex(of: reason) ?? 0
  }

  func write(to summary: inout PartSummary) {
    for (index, list) in lists.enumerated() {
      summary.excluded[index] = list.count
      summary.write(list, .exclusion, index)
    }
  }

  mutating func merge(_ part: PartSummary, lines: UInt32) {
    let exemplars = part.exemplarLists
    for index in lists.indices { lists[index].add(exemplars[.exclusion, index], shiftedBy: lines) }
  }
}

// MARK: Exemplars of a part

extension PartSummary {
  mutating func write(_ list: FirstMoments, _ kind: List, _ row: Int) {
    for moment in list.moments {
      exemplars.append(
        ExemplarRow(
          list: kind.rawValue, row: UInt32(row), count: Int64(list.count), moment: moment))
    }
  }

  /// The lists by kind and row.
  var exemplarLists: ExemplarLists { ExemplarLists(exemplars) }
}

struct ExemplarLists {
  private var lists: [UInt64: FirstMoments] = [:]

  init(_ rows: [ExemplarRow]) {
    var start = 0
    while start < rows.count {
      var end = start + 1
      while end < rows.count, rows[end].list == rows[start].list, rows[end].row == rows[start].row {
        end += 1
      }
      var list = FirstMoments()
      list.add(count: Int(rows[start].count), rows[start..<end].map(\.moment))
      lists[Self.key(rows[start].list, rows[start].row)] = list
      start = end
    }
  }

  private static func key(_ list: UInt32, _ row: UInt32) -> UInt64 {
    UInt64(list) << 32 | UInt64(row)
  }

  subscript(list: PartSummary.List, row: Int) -> FirstMoments {
    lists[Self.key(list.rawValue, UInt32(row))] ?? FirstMoments()
  }
}
