import Render
import Synchronization

/// A site in memory.
final class MemoryTree: OutputTree {
  private let storage = Mutex<[String: [UInt8]]>([:])

  func add(_ path: String, _ bytes: [UInt8]) throws {
    storage.withLock { files in
      let old = files.updateValue(bytes, forKey: path)
      precondition(old == nil, "two files \(path)")
    }
  }

  func add(_ path: String, pieces: some Sequence<[UInt8]>) throws {
    try add(path, Array(pieces.joined()))
  }

  var files: [String: [UInt8]] { storage.withLock { $0 } }

  var paths: [String] { files.keys.sorted() }

  func text(_ path: String) -> String? {
    files[path].map { String(decoding: $0, as: UTF8.self) }
  }
}
