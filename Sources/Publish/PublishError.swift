package import Formats

/// Why a site was not published. The old site is untouched but for `notDurable`.
package enum PublishError: Error, Hashable, Sendable {
  /// The disk, a permission, …: path, what was tried, errno.
  case file(FileError)
  /// Another run holds the lock; its process id, where it is known.
  case locked(path: String, holder: Int32?)
  /// The target is something that this program did not make, and would have to be replaced.
  case notASite(path: String)
  /// The target has no name of its own (`.`, `..`, `/`), so that nothing can stand beside it.
  case noName(path: String)
  /// A path of the output that may lead out of the site, or that is no file name everywhere.
  case unsafePath(String)
  /// Two paths that differ in case alone, and are one on other systems.
  case collision(String, String)
  /// A file of the old site that this program did not write stands where it writes one now.
  case inTheWay(path: String)
  /// The new site is in place, but the disk did not confirm it: a power cut could undo it.
  case notDurable(FileError)
  /// The ledger of the old site does not hold at a line, from 1: somebody changed the past.
  case brokenLedger(path: String, line: Int, message: String)
  /// The run was abandoned (a signal, mostly).
  case abandoned
}

extension PublishError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .file(let error): error.description
    case .locked(let path, let holder):
      "another run publishes to \(path)" + (holder.map { " (process \($0))" } ?? "")
    case .notASite(let path):
      "\(path) is not a site made by govpack: give an empty or a new folder"
    case .noName(let path): "cannot publish to \(path): give the folder by its name"
    case .unsafePath(let path): "the path is not safe to write: \(path)"
    case .collision(let first, let second): "\(first) and \(second) differ in case alone"
    case .inTheWay(let path):
      "\(path) was not written by govpack and stands where it writes now: move it away"
    case .notDurable(let error):
      "the new site is in place, but may not survive a power cut: \(error)"
    case .brokenLedger(let path, let line, let message):
      "\(path)/ledger.jsonl:\(line): \(message)"
    case .abandoned: "the run was abandoned"
    }
  }
}

extension PublishError {
  /// Runs file operations, and turns what they throw into an error of publishing.
  static func wrap<Result: ~Copyable>(
    _ body: () throws(FileError) -> Result
  ) throws(PublishError) -> Result {
    do {
      return try body()
    } catch {
      throw .file(error)
    }
  }
}
