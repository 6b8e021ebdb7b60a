import Diagnostics
import Formats
import Model

/// The actions that minutes, near misses and postmortems ask for.
enum ActionRecord {

  /// A bad action is left out and counts against the record's kind.
  static func all(
    _ nodes: [YAMLNode], of kind: InputKind, _ reading: FileReading
  ) -> [ActionItem] {
    nodes.compactMap { node in
      guard var reader = MappingReader(node, ActionItemSchema.action, reading) else {
        reading.reject(kind)
        return nil
      }
      let action = ActionItem(
        id: reader.requiredText("id"), title: reader.requiredText("title"),
        owner: reader.text("owner"), due: reader.date("due"),
        status: reader.text("status").map(Words.status) ?? "open",
        priority: reader.text("priority")?.uppercased(), source: reader.location)
      if reader.isSound { return action }
      reading.reject(kind)
      return nil
    }
  }
}
