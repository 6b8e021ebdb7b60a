import Diagnostics
import Formats
import Model

/// `state/failure_modes.yaml`: the closed vocabulary of failures.
struct FailureModesInput: Input {
  let kind = InputKind.failureModes
  let pathKey = "failure_modes"
  let places = ["state/failure_modes.yaml"]

  func recordCount(in facts: Facts) -> Int { facts.failureModes.count }

  func read(_ reading: FileReading, into facts: inout Facts) {
    guard let root = reading.topLevel(kind),
      var top = MappingReader(root, FailureModeSchema.file, reading)
    else { return }
    for node in top.items("failure_modes") {
      Self.mode(node, reading).map { facts.failureModes.append($0) } ?? reading.reject(kind)
    }
    if !top.isSound { reading.reject(kind) }
  }

  /// The word alone, or `{id, name, summary}`.
  private static func mode(_ node: YAMLNode, _ reading: FileReading) -> FailureMode? {
    if let id = node.string, !id.isEmpty { return FailureMode(id: id, source: node.location) }
    guard var reader = MappingReader(node, FailureModeSchema.mode, reading) else { return nil }
    let mode = FailureMode(
      id: reader.requiredText("id"), name: reader.text("name"), summary: reader.text("summary"),
      source: reader.location)
    return reader.isSound ? mode : nil
  }
}
