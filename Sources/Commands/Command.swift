/// One command of the program. One file each, one line in `CommandCatalog`.
protocol Command: Sendable {
  /// What is typed: `explain`.
  var name: String { get }
  /// One sentence without a full stop, for the list of commands.
  var summary: String { get }
  /// The operands as help prints them: `FIGURE`; empty for none.
  var operands: String { get }
  /// How many operands are allowed.
  var operandCount: ClosedRange<Int> { get }
  /// In the order of the help.
  var flags: [Flag] { get }
  /// What the flags do not say, in whole sentences; may be empty.
  var details: String { get }

  /// Resolves what was typed, then does it.
  func run(_ typed: TypedArguments, _ console: Console) async throws -> ExitStatus
}

/// Every command, in the order of the help.
enum CommandCatalog {
  static let all: [any Command] = [
    InitCommand(), BuildCommand(), CheckCommand(), ExplainCommand(), FiguresCommand(),
    RollupCommand(), SampleCommand(), NewCommand(), SchemaCommand(), RenderCommand(),
    ImportCommand(), BackupCommand(), RestoreCommand(), VerifyCommand(), DiffCommand(),
    KeygenCommand(),
    HelpCommand(), VersionCommand(),
  ]

  /// Throws a usage failure with the nearest name.
  static func command(named name: String) throws(CommandFailure) -> any Command {
    guard let command = all.first(where: { $0.name == name }) else {
      throw .unknown("command", name, among: all.map(\.name))
    }
    return command
  }
}
