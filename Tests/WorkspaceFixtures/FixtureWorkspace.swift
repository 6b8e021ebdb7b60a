import Foundation

/// A workspace in a temporary folder for one test; removed with the value's owner.
public final class FixtureWorkspace: Sendable {
  public let root: String

  /// Writes the files, given by path and text.
  public init(_ files: [String: String] = [:]) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "govpack-test-\(UUID().uuidString)")
    root = folder.path
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (path, text) in files { try write(path, text) }
  }

  public func write(_ path: String, _ text: String) throws {
    try write(path, bytes: Array(text.utf8))
  }

  public func write(_ path: String, bytes: [UInt8]) throws {
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
  public static let sharedFolder: String? = {
    var folder = URL(filePath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    let shared = folder.deletingLastPathComponent().appending(path: "shared")
    return FileManager.default.fileExists(atPath: shared.path) ? shared.path : nil
  }()

  /// The project's own root folder.
  public static let projectRoot: String = {
    var folder = URL(filePath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return folder.path
  }()
}
