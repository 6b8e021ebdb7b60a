import Diagnostics
import Figures
import Pack

/// Which records came, went or changed between two lists of evidence. A record that only stands on
/// another line is the same.
enum RecordComparison {
  private struct Key: Hashable {
    let path: String
    let record: String
  }

  static func changes(from old: [Evidence], to new: [Evidence]) -> [RecordChange] {
    var before = grouped(old)
    var after = grouped(new)
    for key in before.keys { cancelEqual(&before[key, default: []], &after[key, default: []]) }
    var changes: [RecordChange] = []
    for (key, left) in before {
      let right = after[key] ?? []
      for index in 0..<max(left.count, right.count) {
        if index >= right.count {
          changes.append(RecordChange(.went, left[index]))
        } else if index >= left.count {
          changes.append(RecordChange(.came, right[index]))
        } else {
          changes.append(RecordChange(.changed, right[index], oldDetail: left[index].detail))
        }
      }
    }
    for (key, right) in after where before[key] == nil {
      changes += right.map { RecordChange(.came, $0) }
    }
    return changes.sorted(by: precedes)
  }

  private static func grouped(_ evidence: [Evidence]) -> [Key: [Evidence]] {
    Dictionary(grouping: evidence) { Key(path: $0.source.path, record: $0.record) }
  }

  /// Takes the records that are the same off both lists.
  private static func cancelEqual(_ old: inout [Evidence], _ new: inout [Evidence]) {
    old.removeAll { record in
      guard let index = new.firstIndex(where: { $0.detail == record.detail }) else { return false }
      new.remove(at: index)
      return true
    }
  }

  /// By place, then record and kind, so that the order never depends on chance.
  private static func precedes(_ left: RecordChange, _ right: RecordChange) -> Bool {
    if left.evidence.source != right.evidence.source {
      return left.evidence.source < right.evidence.source
    }
    let keys = [left, right].map {
      "\($0.evidence.record)\u{0}\($0.kind.rawValue)\u{0}\($0.evidence.detail)"
    }
    return keys[0].utf8.lexicographicallyPrecedes(keys[1].utf8)
  }
}
