import Diagnostics
import Formats
import Ingest
import Model

/// `backup DIR`: a dated copy of the record, with checksums.
struct BackupCommand: Command {
  let name = "backup"
  let summary = "copy the record into a dated folder, with checksums"
  let operands = "DIR"
  let operandCount = 1...1
  let flags: [Flag] = [.root, .help]
  let details = """
    The copy is a folder of its own in DIR, named after the instant: the files as they are, and \
    SHA256SUMS, which `sha256sum -c SHA256SUMS` checks as `govpack restore --verify` does. It is \
    staged and gets its name in one step: a run that fails leaves none. Copied are govpack.yaml, \
    state/, ops/, Templates/ and all places that the settings name; dot files and links that lead \
    out of the workspace are not, and the latter are named, with exit status 1.
    """

  func run(_ typed: TypedArguments, _ console: Console) async throws -> ExitStatus {
    let root = typed.root ?? "."
    let target = typed.operands[0]
    let folder = try WorkspaceFolder(root: root)
    let record = RecordFiles(folder: folder, places: WorkspacePlaces(folder))
    let log = DiagnosticLog()
    let paths = record.paths(log: log)
    guard !paths.isEmpty else {
      throw CommandFailure(
        .nothingBuilt, "\(root) has no record to copy",
        hint: "name the workspace with --root")
    }
    try Self.refuseRecord(target, root, record)
    let parent = try Folder.openMaking(target)
    let name = Backup.prefix + Self.stamp(try console.now())
    var bytes = 0
    try StagedFolder.make(name, in: parent) { tree in
      bytes = try Self.copy(paths, of: folder, into: tree)
    }
    for diagnostic in log.sorted { console.note(DiagnosticPrinter.text(diagnostic)) }
    console.printDocument(Self.report("\(target)/\(name)", paths.count, bytes))
    let isWhole = !log.sorted.contains { $0.severity > .note }
    return isWhole ? .fine : .findings
  }

  /// `2026-11-21T124500Z`: no colon, which not every file system takes.
  private static func stamp(_ now: Instant) -> String {
    now.description.replacing(":", with: "")
  }

  /// A backup among the files that it is of would be in the next one.
  private static func refuseRecord(
    _ target: String, _ root: String, _ record: RecordFiles
  ) throws(CommandFailure) {
    guard let base = Folder.resolve(root), let place = resolved(target) else { return }
    for folder in record.roots where "\(place)/".hasPrefix("\(base)/\(folder)/") {
      throw CommandFailure.usage(
        "\(target) lies in \(folder)/, which is part of the record",
        hint: "name a folder outside of it, best on another disk")
    }
  }

  /// Where a folder is, or would be: what is there of its path without links, then the rest.
  private static func resolved(_ path: String) -> String? {
    var parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    var rest: [String] = []
    while let name = parts.last {
      let above = parts.joined(separator: "/")
      if let found = Folder.resolve(above.isEmpty ? "/" : above) {
        return ([found] + rest).joined(separator: "/")
      }
      if !name.isEmpty { rest.insert(name, at: 0) }
      parts.removeLast()
    }
    return Folder.resolve(".").map { ([$0] + rest).joined(separator: "/") }
  }

  private static func copy(
    _ paths: [String], of folder: WorkspaceFolder, into tree: borrowing FolderTree
  ) throws -> Int {
    var entries: [ChecksumList.Entry] = []
    var bytes = 0
    for path in paths {
      if Interruption.wasRequested { throw InterruptedError() }
      let made = try tree.at(path, isMade: true) { inner, name throws(FileError) in
        try folder.copy(path, into: inner, as: name)
      }
      entries.append(ChecksumList.Entry(path: path, sha256: made.sha256))
      bytes += made.byteCount
    }
    try tree.root.write(ChecksumList.name, ChecksumList(entries).bytes)
    return bytes
  }

  private static func report(_ path: String, _ count: Int, _ bytes: Int) -> String {
    """
    \(path): \(count) \(count == 1 ? "file" : "files"), \(bytes) bytes

    Next:
      govpack restore --verify \(path)
          then tick backup-made and backup-verified in the minutes of the maintenance

    """
  }
}
