import Diagnostics
@testable import Formats
import Glibc
@testable import Ingest
import Model

/// The folder in which the fuzzer runs, as a workspace.
enum WorkingFolder {
  static let folder: WorkspaceFolder = {
    do {
      return try WorkspaceFolder(root: ".")
    } catch {
      preconditionFailure("the working folder can be opened: \(error)")
    }
  }()

  static let context = ReadingContext(
    folder: folder, zone: .utc, naiveZone: .utc, stateMachine: .builtIn)

  /// Puts a file there, in place of the one before.
  static func write(_ name: String, _ bytes: some Collection<UInt8>) {
    let file = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    precondition(file >= 0, "the working folder can be written to")
    let bytes = Array(bytes)
    let count = unsafe Glibc.write(file, bytes, bytes.count)
    precondition(count == bytes.count, "the working folder has room")
    close(file)
  }

  /// Whether the bytes would get past the workspace's reader.
  static func isText(_ bytes: [UInt8]) -> Bool {
    WorkspaceFolder.firstInvalidByte(bytes) == nil
  }
}
