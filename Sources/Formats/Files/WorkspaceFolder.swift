package import Diagnostics

/// The files below one folder, opened without ever leaving it: `..` and links out of the folder
/// are refused by the kernel (openat2, RESOLVE_BENEATH), devices and pipes are never read.
package struct WorkspaceFolder: Sendable {
  /// As given on the command line; never printed into the output.
  package let root: String

  /// Throws when the folder cannot be opened.
  package init(root: String) throws(FileError) { preconditionFailure("to come") }

  /// All regular files (and links to such) below `folder`, relative to the root, in byte order.
  /// Skips dot files and dot folders. What cannot be listed (unreadable folder, dangling link,
  /// link out of the workspace, a device) is a diagnostic. An absent folder is empty.
  package func files(below folder: String, log: DiagnosticLog) -> [String] {
    preconditionFailure("to come")
  }

  package func exists(_ path: String) -> Bool { preconditionFailure("to come") }

  /// Reads a file whole, once. nil where it is absent, or with a diagnostic where it is too
  /// large, unreadable, a folder, or not valid UTF-8 (line and column of the first bad byte).
  package func read(
    _ path: String, limit: Int = 64 << 20, log: DiagnosticLog
  ) -> SourceFile? { preconditionFailure("to come") }

  /// The SHA-256 of a file's bytes, text or not, in lower-case hexadecimal; nil where it is
  /// absent or unreadable.
  package func sha256(_ path: String) -> String? { preconditionFailure("to come") }
}

/// The world failed: path, what was tried and the system's reason.
package struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  package var path: String
  package var operation: String
  /// errno of the system call.
  package var code: Int32

  package init(path: String, operation: String, code: Int32) {
    self.path = path
    self.operation = operation
    self.code = code
  }

  package var description: String { preconditionFailure("to come") }
}
