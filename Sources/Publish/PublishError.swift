package import Formats

/// Why nothing was published. The old site stands, but for `notConfirmed`.
package enum PublishError: Error, Hashable, Sendable {
  /// The world failed.
  case failed(FileError)
  /// Another run publishes to the same target; its process id, where the lock states one.
  case locked(holder: Int32?)
  /// The target holds something that no earlier run published, so it is not replaced.
  case notASite(path: String)
  /// The target cannot be a site: a file, or a path without a name of its own.
  case badTarget(path: String, reason: String)
  /// A file that no earlier run published stands where this one would write.
  case inTheWay(path: String)
  /// A path of the output that might lead out of the site.
  case unsafePath(String)
  /// The run was abandoned, by a signal for example.
  case abandoned
  /// The new site stands, but the disk did not confirm that it will after a power cut.
  case notConfirmed(FileError)
}

extension PublishError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .failed(let error): "\(error); the site was not changed"
    case .locked(let holder):
      "another run is publishing there" + (holder.map { " (process \($0))" } ?? "")
    case .notASite(let path):
      "\(path) holds files that govpack did not publish, so it is left alone"
    case .badTarget(let path, let reason): "\(path) cannot hold a site: \(reason)"
    case .inTheWay(let path):
      "\(path) was not published by govpack and stands where a page is to go; "
        + "the site was not changed"
    case .unsafePath(let path): "a page may not be written to \(path)"
    case .abandoned: "the run was abandoned; the site was not changed"
    case .notConfirmed(let error):
      "the new site stands, but may not survive a power cut: \(error)"
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
      throw .failed(error)
    }
  }
}
