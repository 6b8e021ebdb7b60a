import Foundation

/// A workspace in a temporary folder for one test; removed with the value's owner.
package final class FixtureWorkspace: Sendable {
  package let root: String

  /// Writes the files, given by path and text.
  package init(_ files: [String: String] = [:]) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "govpack-test-\(UUID().uuidString)")
    root = folder.path
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (path, text) in files { try write(path, text) }
  }

  package func write(_ path: String, _ text: String) throws {
    try write(path, bytes: Array(text.utf8))
  }

  package func write(_ path: String, bytes: [UInt8]) throws {
    let file = URL(filePath: root).appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  deinit {
    do { try FileManager.default.removeItem(atPath: root) } catch { print("left behind: \(root)") }
  }

  /// The folder of shared material beside the project (conformance suites, real samples), or nil
  /// where it is absent: tests that need it are then skipped with a message.
  package static let sharedFolder: String? = {
    var folder = URL(filePath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    let shared = folder.deletingLastPathComponent().appending(path: "shared")
    return FileManager.default.fileExists(atPath: shared.path) ? shared.path : nil
  }()

  /// The project's own root folder.
  package static let projectRoot: String = {
    var folder = URL(filePath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return folder.path
  }()
}
