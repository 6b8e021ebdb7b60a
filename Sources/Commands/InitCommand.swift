import Formats
import Ingest

/// `init [DIR]`: a workspace that builds at once.
struct InitCommand: Command {
  let name = "init"
  let summary = "make a workspace that builds at once"
  let operands = "[DIR]"
  let operandCount = 0...1
  let flags: [Flag] = [.example, .help]
  let details = """
    Without DIR, in the current folder. Written are govpack.yaml, the registers in state/, the \
    folders of ops/ with a line on what goes there, and the schemas of all files in \
    .govpack/schemas/, which the YAML files name for editors. A folder that holds a workspace is \
    refused, and no file is written over: nothing is written where one of them is there. \
    The example's record ends on a day that its govpack.yaml names (as_of).
    """

  func run(_ typed: TypedArguments, _ console: Console) async throws -> ExitStatus {
    let target = typed.operands.first ?? "."
    let name = Self.name(of: target)
    let seed = typed.wantsExample ? WorkspaceSeed.example : WorkspaceSeed.empty(name: name)
    let isMade = try Folder.openMaking(target).entries().isEmpty
    let folder = try WorkspaceFolder(root: target)
    if !isMade { try Self.refuseWorkspace(folder, target, seed) }
    let files = NewFiles(root: target)
    for file in seed.files { try files.create(file.path, file.bytes) }
    console.printDocument(Self.report(target, seed, wantsExample: typed.wantsExample))
    return .fine
  }

  /// The last part of the folder's own path; `.` says nothing.
  private static func name(of target: String) -> String {
    let path = Folder.resolve(target) ?? target
    return path.split(separator: "/").last.map(String.init) ?? "Workspace"
  }

  private static func refuseWorkspace(
    _ folder: WorkspaceFolder, _ target: String, _ seed: WorkspaceSeed
  ) throws(CommandFailure) {
    if let sign = [SettingsFile.path, "state", "ops"].first(where: { folder.exists($0) }) {
      throw CommandFailure(
        .io, "\(target) holds a workspace (there is \(sign)); nothing was written",
        hint: "`govpack build --root \(target)` needs no more than that")
    }
    let taken = seed.files.map(\.path).filter { folder.exists($0) }
    guard taken.isEmpty else {
      throw CommandFailure(
        .io, "there already: \(taken.prefix(5).joined(separator: ", ")); nothing was written",
        hint: "name a folder that does not exist yet")
    }
  }

  private static func report(
    _ target: String, _ seed: WorkspaceSeed, wantsExample: Bool
  ) -> String {
    let root = target == "." ? "" : " --root \(target)"
    let page = target == "." ? "site/index.html" : "\(target)/site/index.html"
    let example = """
      The company is invented, and so are the faults in its record: `fail_on` is never. Its record
      ends on 20 November 2026, which `as_of` in govpack.yaml says; take both lines out when you put
      your own record in its place.


      """
    return """
      \(target): \(seed.files.count) files

      \(wantsExample ? example : "")Next:
        govpack build\(root)
            then open \(page)
        govpack check\(root)
            says what is wrong with the record
        govpack new decision --title "What we decided"\(root)
            writes a record to be filled in; `govpack help new` lists the kinds

      """
  }
}
