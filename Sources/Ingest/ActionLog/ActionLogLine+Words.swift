import Formats

/// What the words of a line say. They are told apart by patterns: it is done for every line, and to
/// compare two words from another module is a call.
extension ActionLogLine {
  var isStopped: Bool {
    switch status {
    case .denied?, .cancelled?: true
    default: false
    }
  }

  var hasFailed: Bool {
    switch status {
    case .error?, .timeout?: true
    default: hasSucceeded == false
    }
  }

  var isApproved: Bool {
    switch decision {
    case .approved?, .modified?: true
    default: false
    }
  }

  var needsApproval: Bool {
    if case .approval? = boundary { return true }
    return approvalIsRequired
  }

  var isAction: Bool {
    if case .action = type { return true }
    return false
  }

  var isToolCall: Bool {
    if case .executeTool? = operation { return true }
    return false
  }
}
