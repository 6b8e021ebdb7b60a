import Model

/// When the units of an export began and ended.
///
/// A unit begins with its earliest span. It is completed with the end of its last root, if that
/// ended without an error; a root is a span without a parent, or, where a trace has none, the only
/// span whose parent is not in the export.
struct UnitTimes {
  enum Ending: Hashable {
    case completed(Instant)
    case failed, running, rootMissing
  }

  struct Unit {
    let id: String
    let workflow: String
    let start: Instant
    let ending: Ending
    /// Whether it ends with a span whose parent is elsewhere.
    let endsWithOrphan: Bool
  }

  private struct Trace {
    var unit: Int
    var start: Instant
    var root: Root?
    var orphan: Root?
    var orphanCount = 0
    var rootWithoutEnd = false
  }

  private struct Root {
    var end: Instant
    var id: String
    var isError: Bool

    /// Ties are broken by id, so that the order of the export does not matter.
    func isBefore(_ other: Root) -> Bool {
      end != other.end ? end < other.end : ByteOrder.precedes(id, other.id)
    }
  }

  private struct Key: Hashable {
    var workflow: String
    var unit: String
  }

  /// A trace whose parts are of several units is one for each.
  private struct Part: Hashable {
    var trace: String
    var unit: Int
  }

  private var traces: [Part: Trace] = [:]
  private var units: [Key: Int] = [:]
  private var keys: [Key] = []

  mutating func add(_ span: ForeignSpan, unit: String, workflow: String, hasParent: Bool) {
    let key = Key(workflow: workflow, unit: unit)
    let number = units[key] ?? keys.count
    if number == keys.count {
      units[key] = number
      keys.append(key)
    }
    let place = Part(trace: span.traceID, unit: number)
    var trace = traces[place] ?? Trace(unit: number, start: span.start)
    trace.start = min(trace.start, span.start)
    if span.isRoot {
      take(span, into: &trace.root, missing: &trace.rootWithoutEnd)
    } else if !hasParent, !span.isTrace {
      trace.orphanCount += 1
      var isMissing = false
      take(span, into: &trace.orphan, missing: &isMissing)
    }
    traces[place] = trace
  }

  private func take(_ span: ForeignSpan, into root: inout Root?, missing: inout Bool) {
    guard let end = span.end else {
      missing = true
      return
    }
    let new = Root(end: end, id: span.id, isError: span.outcome == .error)
    if root?.isBefore(new) ?? true { root = new }
  }

  /// By start, then id.
  var sorted: [Unit] {
    var byUnit: [Int: [Trace]] = [:]
    for trace in traces.values { byUnit[trace.unit, default: []].append(trace) }
    return byUnit.map { unit(keys[$0.key], $0.value) }.sorted {
      if $0.start != $1.start { return $0.start < $1.start }
      if !ByteOrder.equal($0.id, $1.id) { return ByteOrder.precedes($0.id, $1.id) }
      return ByteOrder.precedes($0.workflow, $1.workflow)
    }
  }

  private func unit(_ key: Key, _ traces: [Trace]) -> Unit {
    let start = traces.map(\.start).min() ?? Instant(microseconds: 0)
    let roots = traces.compactMap(\.root)
    let orphans = traces.filter { $0.root == nil && $0.orphanCount == 1 }.compactMap(\.orphan)
    let last = (roots + orphans).max { $0.isBefore($1) }
    let ending: Ending =
      if traces.contains(where: \.rootWithoutEnd) {
        .running
      } else if let last {
        last.isError ? .failed : .completed(last.end)
      } else {
        .rootMissing
      }
    return Unit(
      id: key.unit, workflow: key.workflow, start: start, ending: ending,
      endsWithOrphan: orphans.contains { $0.id == last?.id })
  }
}
