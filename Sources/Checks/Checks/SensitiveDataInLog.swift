import Diagnostics
import Figures
import Model

/// The log holds no secrets, and no personal data in the clear.
package struct SensitiveDataInLog: Check {
  package init() {}

  package let rule = CheckRule(
    id: "sensitive-data-in-log", title: "Secret or personal data in the log", severity: .error,
    why: "The log is kept for a year or two and read by many; keys in it are stolen keys, and "
      + "people in it did not ask to be.",
    mend: "Change the key. Have the instrumentation write hashes; supersede the lines, and delete "
      + "the files that hold them where the law asks for it.",
    inputs: [.actions])

  package func obstacle(in context: CheckContext) -> String? {
    if let obstacle = context.logObstacle { return obstacle }
    return context.record.agentWork.log?.exposures == nil
      ? "nothing looked for secrets in the fields of the log" : nil
  }

  package func findings(in context: CheckContext) -> [Finding] {
    (context.record.agentWork.log?.exposures ?? []).compactMap { exposure in
      let lines = LoggedLines([exposure.lines], of: exposure.workflow, exposure.kind.words)
      return lines.finding(
        rule, exposure.workflow,
        "\(lines.words("line")) with \(exposure.kind.words) in \(exposure.field)")
    }
  }
}

extension LogExposure.Kind {
  fileprivate var words: String {
    switch self {
    case .secret: "what looks like a secret"
    case .mailAddress: "a mail address"
    case .cardNumber: "the number of a payment card"
    case .accountNumber: "the number of a bank account"
    case .plainSubject: "the plain id of a person"
    }
  }
}
