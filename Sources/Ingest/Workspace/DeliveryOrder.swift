import Diagnostics
import Model

/// A record of which there are hundreds of thousands, in order of time.
protocol DeliveryRecord: Sendable {
  static var noun: String { get }
  var id: String { get }
  var source: SourceLocation { get }
  /// What `Facts` orders it by; nil comes first.
  var orderTime: Instant? { get }
}

extension Deployment: DeliveryRecord {
  static var noun: String { "deployment" }
  var orderTime: Instant? { finishedAt ?? startedAt }
}

extension Change: DeliveryRecord {
  static var noun: String { "change" }
  var orderTime: Instant? { authoredAt ?? createdAt ?? mergedAt }
}

extension Incident: DeliveryRecord {
  static var noun: String { "incident" }
  var orderTime: Instant? { start }
}

/// Puts long lists of records into order of time, then id, each id once, where they lie: a second
/// list of them would be most of the memory that a run takes.
struct DeliveryOrder {
  /// Duplicates that are listed, of each kind; the rest are counted.
  private static let listed = 20

  let log: DiagnosticLog

  func order<Record: DeliveryRecord>(_ records: inout [Record]) {
    var (order, repeated) = orderAndRepeated(records)
    if !repeated.isEmpty {
      // They go to the end, and are cut off there.
      let left = Set(repeated.map(Int32.init))
      order = order.filter { !left.contains($0) } + repeated.map(Int32.init)
    }
    Self.arrange(&records, by: &order)
    records.removeLast(repeated.count)
  }

  private func orderAndRepeated<Record: DeliveryRecord>(
    _ records: [Record]
  ) -> (order: [Int32], repeated: [Int]) {
    Concurrently.both({ Self.order(of: records) }, { repeatedIDs(records) })
  }

  private static func order<Record: DeliveryRecord>(of records: [Record]) -> [Int32] {
    var keys = keys(records)
    keys.sort { left, right in
      left.time != right.time
        ? left.time < right.time
        : ByteOrder.precedes(records[Int(left.index)].id, records[Int(right.index)].id)
    }
    return keys.map(\.index)
  }

  private static func keys<Record: DeliveryRecord>(_ records: [Record]) -> [Key] {
    // A span lends its elements; a loop over the list itself would copy each record.
    let span = records.span
    var keys: [Key] = []
    keys.reserveCapacity(span.count)
    for index in span.indices {
      keys.append(
        Key(time: span[index].orderTime?.microseconds ?? .min, index: Int32(index)))
    }
    return keys
  }

  private struct Key {
    let time: Int64
    let index: Int32
  }

  /// Moves to each place the record that `order` names for it, along the cycles of the order.
  private static func arrange<Record>(_ records: inout [Record], by order: inout [Int32]) {
    // A span moves its elements; the list would copy and free each.
    var span = records.mutableSpan
    for start in order.indices {
      var hole = start
      while Int(order[hole]) != start {
        let next = Int(order[hole])
        span.swapAt(hole, next)
        order[hole] = Int32(hole)
        hole = next
      }
      order[hole] = Int32(hole)
    }
  }

  // MARK: Ids

  private struct HashedID {
    let hash: UInt64
    let index: Int32
  }

  /// The indices of the records whose id an earlier one by place has.
  private func repeatedIDs<Record: DeliveryRecord>(_ records: [Record]) -> [Int] {
    let span = records.span
    var ids: [HashedID] = []
    ids.reserveCapacity(span.count)
    for index in span.indices {
      ids.append(HashedID(hash: FNV1a.hash(span[index].id), index: Int32(index)))
    }
    ids.sort { ($0.hash, $0.index) < ($1.hash, $1.index) }
    var repeated: [(index: Int, first: Int)] = []
    var start = 0
    while start < ids.count {
      var end = start + 1
      while end < ids.count, ids[end].hash == ids[start].hash { end += 1 }
      if end - start > 1 {
        repeated += Self.repeatedIDs(records, ids[start..<end].map { Int($0.index) })
      }
      start = end
    }
    report(repeated, records)
    return repeated.map(\.index)
  }

  /// The same, among records whose ids have one hash.
  private static func repeatedIDs<Record: DeliveryRecord>(
    _ records: [Record], _ indices: [Int]
  ) -> [(index: Int, first: Int)] {
    let sorted = indices.sorted { left, right in
      ByteOrder.equal(records[left].id, records[right].id)
        ? records[left].source < records[right].source
        : ByteOrder.precedes(records[left].id, records[right].id)
    }
    var repeated: [(index: Int, first: Int)] = []
    var first = sorted[0]
    for index in sorted.dropFirst() {
      if ByteOrder.equal(records[index].id, records[first].id) {
        repeated.append((index, first))
      } else {
        first = index
      }
    }
    return repeated
  }

  private func report<Record: DeliveryRecord>(
    _ repeated: [(index: Int, first: Int)], _ records: [Record]
  ) {
    let byPlace = repeated.sorted { records[$0.index].source < records[$1.index].source }
    for (index, first) in byPlace.prefix(Self.listed) {
      log.add(
        .duplicate(
          Record.noun, records[index].id, first: records[first].source, at: records[index].source))
    }
    guard byPlace.count > Self.listed else { return }
    let next = records[byPlace[Self.listed].index]
    log.add(
      .moreDuplicates(byPlace.count - Self.listed, Record.noun, at: next.source))
  }
}

extension Diagnostic {
  fileprivate static func moreDuplicates(
    _ count: Int, _ noun: String, at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      "GP5105", .error, "\(count) more \(noun)s whose id is taken, from here on, are left out",
      at: place, hint: "look whether a file has been added twice")
  }
}
