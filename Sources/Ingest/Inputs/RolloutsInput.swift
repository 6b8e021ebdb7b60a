import Diagnostics
import Formats
import Model

/// `state/rollouts.yaml`: the plans by which agents get into the work.
struct RolloutsInput: Input {
  let kind = InputKind.rollouts
  let pathKey = "rollouts"
  let places = ["state/rollouts.yaml"]

  func recordCount(in facts: Facts) -> Int { facts.rollouts.count }

  func read(_ reading: FileReading, into facts: inout Facts) {
    guard let root = reading.topLevel(kind),
      var top = MappingReader(root, RolloutSchema.file, reading)
    else { return }
    let decoder = RolloutDecoder(reading)
    for node in top.items("rollouts") {
      decoder.rollout(node).map { facts.rollouts.append($0) } ?? reading.reject(kind)
    }
    if !top.isSound { reading.reject(kind) }
  }
}
