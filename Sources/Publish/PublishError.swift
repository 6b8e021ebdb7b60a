package import Formats

/// Why nothing was published. The old site stands unless the case says otherwise.
package enum PublishError: Error, Sendable {
  /// The world failed.
  case failed(FileError)
  /// Another run is publishing to the same target; its process id, where the lock states one.
  case locked(holder: String?)
  /// The target holds something that no earlier run published, so it is not replaced.
  case notASite(path: String)
  /// The target cannot be a site: a root folder, a file, an empty name.
  case badTarget(path: String, reason: String)
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
    case .notConfirmed(let error):
      "the new site stands, but may not survive a power cut: \(error)"
    }
  }
}
