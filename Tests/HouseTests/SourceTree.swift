import Foundation
import WorkspaceFixtures

/// The project's own files, as the house rules read them.
enum SourceTree {
  struct File: Sendable {
    /// Relative to the project's root.
    let path: String
    let text: String

    /// The lines with their numbers, comments cut off.
    var code: [(number: Int, text: String)] {
      text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
        index, line in
        (index + 1, String(line.prefix(upTo: line.range(of: "//")?.lowerBound ?? line.endIndex)))
      }
    }

    /// The target, which is the folder below `Sources/`.
    var target: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
  }

  static let root = FixtureWorkspace.projectRoot

  /// All Swift files below a folder, by path.
  static func swiftFiles(below folder: String) throws -> [File] {
    try paths(below: folder).filter { $0.hasSuffix(".swift") }
      .map { File(path: $0, text: try text($0)) }
  }

  /// All files below a folder, relative to the root, by path.
  static func paths(below folder: String) throws -> [String] {
    let base = "\(root)/\(folder)"
    return try FileManager.default.subpathsOfDirectory(atPath: base)
      .map { "\(folder)/\($0)" }.sorted()
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOfFile: "\(root)/\(path)", encoding: .utf8)
  }
}
