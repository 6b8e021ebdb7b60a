import Foundation
import Testing
import WorkspaceFixtures

/// A folder in `Golden/`: `args` (one argument a line), `input/` (the folder the program runs in),
/// and what must come of it: `stdout`, `stderr`, `status`, and `expected/` where a site is built.
///
/// Of the site, `expected/FILES` lists every path, and the Markdown and CSV files stand there
/// whole; the looks of a page are held by other tests.
struct GoldenCase: CustomTestStringConvertible, Sendable {
  let name: String

  var testDescription: String { name }

  private static let folder = FixtureWorkspace.projectRoot + "/Tests/CommandsTests/Golden"

  static let all: [GoldenCase] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    .map(GoldenCase.init)

  private var path: String { "\(Self.folder)/\(name)" }

  /// What a run gave or should give: a file's text by its path in the case's folder.
  typealias Files = [String: String]

  /// Runs the program in a copy of `input/`.
  func run() throws -> Files {
    let work = FileManager.default.temporaryDirectory
      .appending(path: "golden-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: work) }
    if FileManager.default.fileExists(atPath: "\(path)/input") {
      try FileManager.default.copyItem(atPath: "\(path)/input", toPath: work)
    } else {
      try FileManager.default.createDirectory(atPath: work, withIntermediateDirectories: true)
    }
    // A repository cannot hold an empty folder; this stands for one.
    try? FileManager.default.removeItem(atPath: "\(work)/.gitkeep")
    let arguments = try text("args").split(separator: "\n").map(String.init)
    let outcome = try Program.run(arguments, in: work)
    var files: Files = [
      "stdout": outcome.output, "stderr": outcome.error, "status": "\(outcome.status)\n",
    ]
    for (name, text) in try site(work + "/site") { files["expected/\(name)"] = text }
    return files
  }

  /// The built site in the form in which it is recorded; empty where none was built.
  private func site(_ folder: String) throws -> Files {
    guard FileManager.default.fileExists(atPath: folder) else { return [:] }
    let paths = try Self.files(below: folder)
    var result: Files = ["FILES": paths.map { $0 + "\n" }.joined()]
    for path in paths where path.hasSuffix(".md") || path.hasSuffix(".csv") {
      result[path] = try String(contentsOfFile: "\(folder)/\(path)", encoding: .utf8)
    }
    return result
  }

  /// What the case's folder expects.
  func expected() throws -> Files {
    var result: Files = [:]
    for name in try Self.files(below: path) where !name.hasPrefix("input/") && name != "args" {
      result[name] = try text(name)
    }
    return result
  }

  /// Writes what a run gave as the new expectation.
  func record(_ files: Files) throws {
    for name in try expected().keys {
      try FileManager.default.removeItem(atPath: "\(path)/\(name)")
    }
    for (name, text) in files {
      let url = URL(filePath: "\(path)/\(name)")
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try text.write(to: url, atomically: false, encoding: .utf8)
    }
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }

  /// Regular files, by path.
  private static func files(below folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).filter { name in
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(
        atPath: "\(folder)/\(name)", isDirectory: &isFolder)
      return exists && !isFolder.boolValue
    }.sorted()
  }
}
