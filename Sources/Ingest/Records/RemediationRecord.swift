import Diagnostics
import Formats
import Model

/// The work and money spent on mending an incident or a deviation.
enum RemediationRecord {

  /// A bad entry is left out and counts against the record's kind.
  static func all(
    _ nodes: [YAMLNode], of kind: InputKind, _ reading: FileReading
  ) -> [RemediationEntry] {
    nodes.compactMap { node in
      let entry = entry(node, reading)
      if entry == nil { reading.reject(kind) }
      return entry
    }
  }

  private static func entry(_ node: YAMLNode, _ reading: FileReading) -> RemediationEntry? {
    guard var reader = MappingReader(node, RemediationSchema.entry, reading) else {
      return nil
    }
    let date = reader.requiredDate("date")
    let entry = RemediationEntry(
      date: date, hours: reader.amount("hours"), role: reader.text("role"),
      cost: reader.money("cost"), source: reader.location)
    if reader.isSound, entry.hours == nil, entry.cost == nil {
      reader.refuse(.nothingSpent(at: reader.location))
    }
    return reader.isSound ? entry : nil
  }
}

extension Diagnostic {
  fileprivate static func nothingSpent(at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      "GP5151", .error, "this remediation entry has neither 'hours' nor 'cost'", at: place)
  }
}
