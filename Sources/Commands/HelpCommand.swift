/// `help [COMMAND]`: written from the catalogue and the flag tables, so that it cannot be out of
/// date.
struct HelpCommand: Command {
  let name = "help"
  let summary = "print help for the program or one command"
  let operands = "[COMMAND]"
  let operandCount = 0...1
  let flags: [Flag] = [.help]
  let details = ""

  func run(_ typed: TypedArguments, _ console: Console) async throws -> ExitStatus {
    if let name = typed.operands.first {
      console.print(HelpText.command(try CommandCatalog.command(named: name)))
    } else {
      console.print(HelpText.program())
    }
    return .fine
  }
}

/// The texts of the help.
enum HelpText {
  static func program() -> String {
    var text = """
      govpack \(Version.number): compiles a company's operating record into governance packs

      usage: govpack COMMAND [FLAG]…

      commands:

      """
    text += columns(CommandCatalog.all.map { ("\($0.name) \($0.operands)", $0.summary) })
    text += "\nexit status:\n"
    text += columns(ExitStatus.allCases.map { (String($0.rawValue), $0.meaning) })
    return text + "\n`govpack help COMMAND` lists a command's flags.\n"
  }

  static func command(_ command: any Command) -> String {
    let operands = command.operands.isEmpty ? "" : " \(command.operands)"
    var text = """
      govpack \(command.name): \(command.summary)

      usage: govpack \(command.name)\(operands) [FLAG]…

      flags:

      """
    text += columns(command.flags.map { ($0.usage, $0.help) })
    let examples = command.flags.filter { !$0.example.isEmpty }
      .map { ("--\($0.name) \($0.example)", "") }
    if !examples.isEmpty { text += "\nfor instance:\n" + columns(examples) }
    if !command.details.isEmpty {
      text += "\n" + fold(command.details, width: 100).joined(separator: "\n") + "\n"
    }
    return text
  }

  /// Two columns, the second one folded at 100.
  private static func columns(_ rows: [(String, String)]) -> String {
    let width = rows.map(\.0.count).max() ?? 0
    let indent = String(repeating: " ", count: width + 4)
    return rows.map { left, right in
      if right.isEmpty { return "  \(left)\n" }
      let pad = String(repeating: " ", count: width - left.count)
      let lines = fold(right, width: 96 - width)
      return "  \(left)\(pad)  \(lines.joined(separator: "\n" + indent))\n"
    }.joined()
  }

  private static func fold(_ text: String, width: Int) -> [String] {
    var lines = [""]
    for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      let last = lines[lines.count - 1]
      if last.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if last.count + 1 + word.count <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
