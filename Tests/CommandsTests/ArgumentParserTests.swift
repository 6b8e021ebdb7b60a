import Testing

@testable import Commands

@Suite struct ArgumentParserTests {
  static let parser = ArgumentParser(flags: [.root, .asOf, .pack, .quiet, .help])

  @Test(
    arguments: [
      (["--root", "a"], "a", []), (["--root=a"], "a", []), (["--root=a=b"], "a=b", []),
      (["--root", "a", "--root=b"], "b", []), (["x", "--root", "a", "y"], "a", ["x", "y"]),
      (["--", "--root", "a"], nil, ["--root", "a"]), (["--root", "-x"], "-x", []),
      (["-"], nil, ["-"]), (["", "x"], nil, ["", "x"]), ([], nil, []),
    ] as [([String], String?, [String])])
  func `words become a value and operands`(
    words: [String], root: String?, operands: [String]
  ) throws {
    let typed = try Self.parser.parse(words)
    #expect(typed.root == root)
    #expect(typed.operands == operands)
  }

  @Test func `packs add up and switches are set`() throws {
    let typed = try Self.parser.parse(["--pack", "friday", "--quiet", "--pack=daily", "-h"])
    #expect(typed.packs == ["friday", "daily"])
    #expect(typed.isQuiet)
    #expect(typed.wantsHelp)
  }

  @Test(arguments: [
    (["--rot", "a"], "unknown flag \"--rot\""), (["--quiet=yes"], "--quiet takes no value"),
    (["--root"], "--root needs a value (DIR)"), (["--root", "--"], "--root needs a value (DIR)"),
    (["--root="], "--root is empty"), (["-q"], "unknown flag \"-q\""),
    (["--out", "x"], "unknown flag \"--out\""),
  ])
  func `what fits no flag is a usage failure`(words: [String], message: String) {
    let failure = #expect(throws: CommandFailure.self) { try Self.parser.parse(words) }
    #expect(failure?.status == .usage)
    #expect(failure?.message == message)
  }

  @Test func `a misspelt flag is answered with the one meant`() {
    let failure = #expect(throws: CommandFailure.self) { try Self.parser.parse(["--as-fo", "x"]) }
    #expect(failure?.hint?.hasPrefix("did you mean \"--as-of\"?") == true)
  }
}

/// The tables themselves: what the compiler cannot see.
@Suite struct CommandCatalogTests {
  static let commands = CommandCatalog.all.map(\.name)

  @Test func `no two commands, and no two flags of a command, have one name`() {
    #expect(Set(Self.commands).count == Self.commands.count)
    for command in CommandCatalog.all {
      let names = command.flags.map(\.name)
      #expect(Set(names).count == names.count, "\(command.name)")
    }
  }

  @Test func `every flag with a value has an example that it accepts as typed`() throws {
    for command in CommandCatalog.all {
      for flag in command.flags where flag.value != nil {
        #expect(!flag.example.isEmpty, "\(command.name) --\(flag.name)")
        _ = try ArgumentParser(flags: command.flags).parse(["--\(flag.name)", flag.example])
      }
    }
  }

  @Test(arguments: commands)
  func `help names every flag of the command`(name: String) throws {
    let command = try CommandCatalog.command(named: name)
    let text = HelpText.command(command)
    #expect(!command.summary.isEmpty)
    for flag in command.flags { #expect(text.contains(flag.usage)) }
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test func `the program's help names every command and exit status`() {
    let text = HelpText.program()
    for name in Self.commands { #expect(text.contains("\n  \(name) ")) }
    for status in Commands.ExitStatus.allCases { #expect(text.contains("\n  \(status.rawValue) ")) }
  }

  @Test func `no exit status is one of the shell's or the kernel's`() {
    #expect(Commands.ExitStatus.allCases.allSatisfy { !(126...165).contains($0.rawValue) })
  }
}
