/// What the program's exit says (Docs/ARCHITECTURE.md). Nothing in 126–165: those are the shell's
/// and the kernel's.
package enum ExitStatus: Int32, CaseIterable, Sendable {
  /// Done, and nothing at or above `--fail-on` was found.
  case fine = 0
  /// Done, with findings or diagnostics at or above `--fail-on`.
  case findings = 1
  /// A published site is not what it was published as.
  case verificationFailed = 2
  /// The command line makes no sense.
  case usage = 64
  /// Nothing could be built from the input.
  case nothingBuilt = 65
  /// A fault of the program itself.
  case internalFault = 70
  /// The disk, the permissions, an output stream, or an interrupt: the last good site stands.
  case io = 74
  /// Another run holds the lock.
  case busy = 75
  /// `govpack.yaml` or the environment is wrong.
  case configuration = 78

  /// For `help`.
  package var meaning: String {
    switch self {
    case .fine: "done, nothing found at or above --fail-on"
    case .findings: "done, with findings at or above --fail-on"
    case .verificationFailed: "a published site is not what it was published as"
    case .usage: "the command line makes no sense"
    case .nothingBuilt: "nothing could be built"
    case .internalFault: "a fault of govpack itself"
    case .io: "a file, the disk or an output failed, or the run was interrupted"
    case .busy: "another run holds the lock"
    case .configuration: "govpack.yaml or the environment is wrong"
    }
  }
}
