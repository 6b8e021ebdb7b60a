import Publish
import Diagnostics
import Formats
import Glibc

/// The program: from the words of the command line to the exit status.
package enum CommandLineTool {
  package static func main() async {
    ProcessManners.prepare()
    Interruption.watch()
    let console = Console()
    // A loader can hand over an empty list, without even the program's name.
    let status = await run(Array(CommandLine.arguments.dropFirst()), console)
    exit(console.finish(status).rawValue)
  }

  /// Runs the words after the program's name. Never throws: every failure is printed and has a
  /// status.
  package static func run(_ words: [String], _ console: Console) async -> ExitStatus {
    do {
      return try await dispatch(words, console)
    } catch {
      let failure = CommandFailure(error)
      console.endReport()
      console.note(
        "govpack: \(console.painted(.error)): \(DiagnosticPrinter.visible(failure.message))")
      if let hint = failure.hint { console.note("  hint: \(DiagnosticPrinter.visible(hint))") }
      return failure.status
    }
  }

  private static func dispatch(_ words: [String], _ console: Console) async throws -> ExitStatus {
    guard let first = words.first else {
      throw CommandFailure.usage(
        "no command given", hint: "`govpack help` lists the commands; `govpack build` is the first")
    }
    if first.utf8.first == UInt8(ascii: "-") { return try await global(words, console) }
    let command = try CommandCatalog.command(named: first)
    let typed = try ArgumentParser(flags: command.flags).parse(words.dropFirst())
    if typed.wantsHelp {
      console.print(HelpText.command(command))
      return .fine
    }
    try checkOperands(typed.operands, of: command)
    return try await command.run(typed, console)
  }

  /// `govpack --help` and `govpack --version`.
  private static func global(_ words: [String], _ console: Console) async throws -> ExitStatus {
    let typed = try ArgumentParser(flags: [.help, .version]).parse(words)
    guard typed.wantsHelp || typed.wantsVersion else {
      throw CommandFailure.usage("no command given", hint: "`govpack help` lists the commands")
    }
    return typed.wantsHelp
      ? try await HelpCommand().run(typed, console)
      : try await VersionCommand().run(TypedArguments(), console)
  }

  private static func checkOperands(
    _ operands: [String], of command: any Command
  ) throws(CommandFailure) {
    if operands.count < command.operandCount.lowerBound {
      throw .usage(
        "\(command.name) needs \(command.operands)",
        hint: "`govpack help \(command.name)` shows how")
    }
    if operands.count > command.operandCount.upperBound {
      throw .usage(
        "\(command.name) does not know what to do with "
          + "\"\(operands[command.operandCount.upperBound])\"",
        hint: "`govpack help \(command.name)` shows how")
    }
  }
}

extension CommandFailure {
  /// What an error that nobody caught deserves.
  init(_ error: any Error) {
    switch error {
    case let failure as CommandFailure: self = failure
    case let error as FileError: self.init(.io, error.description)
    case let error as PublishError: self.init(error)
    case let fault as PublishedFault:
      self.init(
        .verificationFailed, fault.description, hint: "`govpack verify` names all that differs")
    case is InterruptedError:
      self.init(.io, "interrupted: nothing more was published, the last site stands")
    default: self.init(.internalFault, "\(error)", hint: "please report this")
    }
  }

  private init(_ error: PublishError) {
    switch error {
    case .file, .notDurable, .abandoned, .inTheWay: self.init(.io, error.description)
    case .locked:
      self.init(.busy, error.description, hint: "wait for it, or publish to another --out")
    case .notASite, .noName: self.init(.usage, error.description, hint: "name a folder with --out")
    case .brokenLedger:
      self.init(
        .verificationFailed, error.description,
        hint: "`govpack verify` names all that differs; nothing was published")
    case .unsafePath, .collision: self.init(.internalFault, error.description)
    }
  }
}
