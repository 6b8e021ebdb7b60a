import Model

/// What merged changes took away: lines, and switches that are no longer needed.
struct NormDeletions {
  /// The kind of a change that takes a switch out.
  static let flagKinds: Set<String> = ["flag-removal", "flag_removal"]

  private var changes = 0
  private var measured = 0
  private var shrinking: [Evidence] = []
  private var flags: [Evidence] = []
  private var added: Int128 = 0
  private var removed: Int128 = 0
  private let absence: String?

  init(_ record: RecordReading, _ days: ClosedRange<CivilDate>) {
    absence = record.facts.absence(of: [.changes])
    let zone = record.facts.zone
    let start = zone.instant(of: days.lowerBound)
    // A span lends its elements; a filter would copy each change.
    let list = record.facts.changes.span
    for position in list.indices {
      guard let merged = list[position].times.mergedAt, merged >= start, merged <= record.asOf
      else { continue }
      add(record.facts.changes[position])
    }
  }

  private mutating func add(_ change: Change) {
    changes += 1
    if Self.flagKinds.contains(change.kind?.lowercased() ?? "") {
      flags.append(Evidence(change.source, record: change.id, detail: "a switch taken out"))
    }
    guard let more = change.additions, let less = change.deletions else { return }
    measured += 1
    added += Int128(more)
    removed += Int128(less)
    guard less > more else { return }
    shrinking.append(
      Evidence(
        change.source, record: change.id, detail: "\(less.inGroups) removed, \(more.inGroups) added"
      ))
  }

  var outcome: (state: NormReading.State, counts: [NormReading.Count]) {
    if let absence { return (.unknown(because: absence), []) }
    guard changes > 0 else { return (.unknown(because: "no change was merged"), []) }
    guard measured > 0 || !flags.isEmpty else {
      return (.unknown(because: "no merged change says how many lines it took away"), [])
    }
    let isShown = !shrinking.isEmpty || !flags.isEmpty
    return (isShown ? .shown : .notShown(because: "no change took more away than it added"), counts)
  }

  private var counts: [NormReading.Count] {
    let net = removed - added
    let unmeasured = changes - measured
    let rest = unmeasured > 0 ? "; \(unmeasured.inGroups) state no lines" : ""
    return [
      NormReading.Count(
        "\(shrinking.count.inGroups) of \(measured.inGroups) merged changes removed more lines "
          + "than they added\(rest)",
        shrinking),
      NormReading.Count(
        "\(removed.inGroups) lines removed and \(added.inGroups) added, net "
          + (net >= 0 ? "\(net.inGroups) fewer" : "\((-net).inGroups) more")),
      NormReading.Count(
        flags.count == 1 ? "1 flag removed" : "\(flags.count) flags removed", flags),
    ]
  }
}
