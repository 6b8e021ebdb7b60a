import Model

/// `ops/actions/**`: the log of every action of every agent, `govpack.log/1`. It may be of any
/// size, so that its files are not read one by one into records: `ActionLogReader` folds them
/// together.
struct ActionsInput: Input {
  let kind = InputKind.actions
  let pathKey = "actions"
  let places = ["ops/actions/"]

  func accepts(_ path: String) -> Bool {
    ["", ".gz", ".zst"].contains { path.hasSuffix(".jsonl" + $0) }
  }

  /// Never reached: the files of this kind are read together.
  func read(_ reading: FileReading, into facts: inout Facts) {
    preconditionFailure("the log of actions is read by its own reader")
  }

  func recordCount(in facts: Facts) -> Int {
    facts.agentLog?.workflows.reduce(0) { $0 + $1.lines } ?? 0
  }

  func newest(in facts: Facts) -> Instant? { facts.agentLog?.workflows.map(\.last).max() }
}
