import Diagnostics
import Formats
import Model

/// The ticks of a meeting's checklist: `ticks` of the front matter, and `- [x] item-id remark`.
struct MinutesTicks {
  /// Those of the front matter first.
  let all: [ChecklistTick]

  init(_ text: RecordText, _ fields: RecordFields, _ reading: FileReading) {
    var ticks: [ChecklistTick] = []
    if let node = fields.field(["ticks"])?.node {
      ticks += node.kind == .mapping ? Self.mapped(node, reading) : Self.listed(node, reading)
    }
    for line in text.lines {
      guard let box = text.checkbox(line), let item = Self.item(box.text) else { continue }
      ticks.append(
        ChecklistTick(
          itemID: item.id, done: box.isDone, remark: item.remark, source: text.location(of: line)))
    }
    all = ticks
  }

  /// `item-id: true`.
  private static func mapped(_ node: YAMLNode, _ reading: FileReading) -> [ChecklistTick] {
    node.entries.compactMap { key, value in
      guard let id = key.string, case .bool(let done)? = value.scalar else {
        reading.report(.badTick(at: value.location))
        return nil
      }
      return ChecklistTick(itemID: id, done: done, source: key.location)
    }
  }

  /// Ids that are ticked, or `{id, done, remark}`.
  private static func listed(_ node: YAMLNode, _ reading: FileReading) -> [ChecklistTick] {
    node.items.compactMap { item in
      if let id = item.string {
        return ChecklistTick(itemID: id, done: true, source: item.location)
      }
      guard var reader = MappingReader(item, MinutesSchema.tick, reading) else { return nil }
      let tick = ChecklistTick(
        itemID: reader.requiredText("id"), done: reader.bool("done") ?? true,
        remark: reader.text("remark"), source: reader.location)
      return reader.isSound ? tick : nil
    }
  }

  /// The id that a box names, plain or as code, and what is said after it. A box of prose names
  /// none: an id is one lower-case word with a hyphen or a point in it.
  private static func item(_ text: String) -> (id: String, remark: String?)? {
    let plain = text.filter { $0 != "`" && $0 != "*" }
    let word = plain.prefix { $0 != " " && $0 != ":" }
    let isID = word.utf8.allSatisfy {
      ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D || $0 == 0x2E
        || $0 == 0x5F
    }
    guard !word.isEmpty, isID, word.count == plain.count || word.contains("-") || word.contains(".")
    else { return nil }
    let rest = plain.dropFirst(word.count).drop { ": —–-".contains($0) }
    return (String(word), rest.isEmpty ? nil : Words.trimmed(rest))
  }
}

extension Diagnostic {
  fileprivate static func badTick(at place: SourceLocation) -> Diagnostic {
    Diagnostic("GP5002", .error, "a tick must be true or false", at: place)
  }
}
