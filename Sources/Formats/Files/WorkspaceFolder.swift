import CSystem
package import Diagnostics
import Glibc

/// The files below one folder, opened without ever leaving it: `..` and links out of the folder
/// are refused by the kernel (openat2, RESOLVE_BENEATH), devices and pipes are never read.
///
/// Paths are relative to the root, with `/`.
package struct WorkspaceFolder: Sendable {
  /// As given on the command line; never printed into the output.
  package let root: String
  let folder: WorkspaceRoot

  /// Throws when the folder cannot be opened.
  package init(root: String) throws(FileError) {
    self.root = root
    folder = try WorkspaceRoot(path: root)
  }

  /// Whether a file or folder is there; false for a dangling link or one out of the workspace.
  ///
  /// Where the system does not say (the disk fails, no descriptor is left), the answer is false and
  /// the log says why: what cannot be looked for is not absent.
  package func exists(_ path: String, log: DiagnosticLog? = nil) -> Bool {
    do {
      _ = try folder.open(path, flags: gp_path_only)
      return true
    } catch {
      if ![ENOENT, ENOTDIR, EXDEV, ELOOP, ENAMETOOLONG].contains(error.code) {
        log?.add(.unreadable(error))
      }
      return false
    }
  }

  /// Reads a file whole, once. nil where it is absent, or with a diagnostic where it is larger
  /// than `limit` bytes, unreadable, no regular file, or not valid UTF-8 (line and column of the
  /// first bad byte). A byte order mark stays in the bytes.
  package func read(
    _ path: String, limit: Int = 64 << 20, log: DiagnosticLog
  ) -> SourceFile? {
    do {
      let descriptor = try folder.open(path)
      let status = try descriptor.status(path: path)
      guard status.isRegularFile else {
        log.add(status.isFolder ? .isFolder(path) : .isSpecial(path))
        return nil
      }
      guard let size = Int(exactly: status.st_size), size <= limit else {
        log.add(.tooLarge(path, size: status.st_size, limit: limit))
        return nil
      }
      let file = SourceFile(path: path, bytes: try descriptor.read(count: size, path: path))
      guard let bad = Self.firstInvalidByte(file.bytes) else { return file }
      log.add(.notUTF8(file, offset: bad))
    } catch {
      if let diagnostic = explain(error) { log.add(diagnostic) }
    }
    return nil
  }

  /// Offset of the first byte that is no UTF-8.
  static func firstInvalidByte(_ bytes: [UInt8]) -> Int? {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  /// The diagnostic for a path that cannot be opened; nil where nothing is there.
  func explain(_ error: FileError) -> Diagnostic? {
    switch error.code {
    case ENOENT, ENOTDIR: isLink(error.path) ? .danglingLink(error.path) : nil
    case EXDEV: .leavesWorkspace(error.path)
    case ELOOP: .linkLoop(error.path)
    default: .unreadable(error)
    }
  }

  func isLink(_ path: String) -> Bool {
    do {
      return try folder.open(path, flags: gp_path_only | O_NOFOLLOW).status(path: path).isLink
    } catch {
      return false
    }
  }
}
