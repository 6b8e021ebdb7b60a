import Formats
import Ingest

/// What a person is told where git gives no answer.
enum GitFailure {
  static func wrap<Result>(
    _ work: () throws(GitError) -> Result
  ) throws(CommandFailure) -> Result {
    do {
      return try work()
    } catch {
      throw failure(error)
    }
  }

  private static func failure(_ error: GitError) -> CommandFailure {
    switch error {
    case .absent:
      CommandFailure(
        .configuration, "there is no git on the PATH", hint: "install git, or import from a forge")
    case .process(let error): CommandFailure(.io, error.description)
    case .refused(let status, let message):
      // The first line says what, the rest how to go on.
      CommandFailure(
        .nothingBuilt, "git says: \(firstLine(message, status))", hint: hint(message))
    case .unexpected(let command):
      CommandFailure(.nothingBuilt, "`git \(command)` gave an answer that cannot be read")
    case .noBranch(let name):
      CommandFailure(
        .usage, "there is no branch \"\(name)\"", hint: "a local one, or one of the remote origin")
    }
  }

  private static func firstLine(_ message: String, _ status: Int32) -> String {
    let line = message.utf8.split(separator: 0x0A).first.map { String(Substring($0)) }
    return line ?? "nothing, with status \(status)"
  }

  private static func hint(_ message: String) -> String? {
    if message.utf8.starts(with: "fatal: not a git repository".utf8) {
      return "name one with --repo"
    }
    return message.utf8.starts(with: "fatal: detected dubious ownership".utf8)
      ? "the repository is another user's: git config --global --add safe.directory PATH" : nil
  }
}
