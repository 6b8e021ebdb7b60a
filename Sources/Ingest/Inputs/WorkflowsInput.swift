import Diagnostics
import Formats
import Model

/// `state/workflows.yaml`: what agents do over and over, how far they may go, and how they are
/// held to it.
struct WorkflowsInput: Input {
  let kind = InputKind.workflows
  let pathKey = "workflows"
  let places = ["state/workflows.yaml"]

  func recordCount(in facts: Facts) -> Int { facts.workflows.count }

  func read(_ reading: FileReading, into facts: inout Facts) {
    guard let root = reading.topLevel(kind),
      var top = MappingReader(root, "workflow file", keys: ["version", "workflows"], reading)
    else { return }
    let decoder = WorkflowDecoder(reading)
    for node in top.items("workflows") {
      decoder.workflow(node).map { facts.workflows.append($0) } ?? reading.reject(kind)
    }
    if !top.isSound { reading.reject(kind) }
  }
}
