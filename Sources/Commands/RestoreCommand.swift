import Formats

/// `restore DIR`: compares a backup with its checksums, and writes it into an empty folder.
struct RestoreCommand: Command {
  let name = "restore"
  let summary = "compare a backup with its checksums, and write it into an empty folder"
  let operands = "DIR"
  let operandCount = 1...1
  let flags: [Flag] = [.verify, .restoreTarget, .help]
  let details = """
    DIR is a backup, or a folder of backups, of which the newest is taken. Every file is compared \
    with SHA256SUMS; what is missing, changed, not listed, or no plain file is named, with exit \
    status 1, and then nothing is restored. With --to the files are written into a folder that is \
    not there yet or is empty: nothing is written over.
    """

  func run(_ typed: TypedArguments, _ console: Console) async throws -> ExitStatus {
    guard typed.verifiesOnly != (typed.restoreTarget != nil) else {
      throw CommandFailure.usage(
        typed.verifiesOnly
          ? "--verify writes nothing, --to does" : "restore needs --verify or --to",
        hint: "`govpack restore --verify \(typed.operands[0])` compares only")
    }
    let backup = try Backup.open(typed.operands[0])
    let differences = try backup.differences()
    let count = backup.list.entries.count
    let files = count == 1 ? "1 file" : "\(count) files"
    guard differences.isEmpty else {
      let lines = differences.map { "\($0.words)\n" }.joined()
      let number = differences.count == 1 ? "1 difference" : "\(differences.count) differences"
      console.printDocument(
        "\(lines)\(backup.path): \(number) in \(files), the first: \(differences[0].words)\n")
      return .findings
    }
    guard let target = typed.restoreTarget else {
      console.printDocument("\(backup.path): \(files), all as they were\n")
      return .fine
    }
    try backup.restore(to: target)
    console.printDocument("\(target): \(files) of \(backup.path)\n")
    return .fine
  }
}
