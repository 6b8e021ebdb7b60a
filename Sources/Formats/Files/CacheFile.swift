import CLineScan
import Glibc

/// A file of derived data in `.govpack/cache/` of a workspace, which may be deleted at any time.
/// It is replaced as a whole, in one step.
@safe package final class CacheFile: Sendable {
  package let byteCount: Int
  private let descriptor: Descriptor

  private init(_ descriptor: consuming Descriptor, byteCount: Int) {
    self.descriptor = descriptor
    self.byteCount = byteCount
  }

  package static let folder = ".govpack/cache"

  /// nil where there is none, or it cannot be opened.
  package static func open(_ name: String, root: String) -> CacheFile? {
    do throws(FileError) {
      let cache = try Folder.open(root).folder(".govpack").folder("cache")
      let flags = O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK
      let number = retrying { unsafe openat(cache.descriptor.number, name, flags) }
      if number < 0 { return nil }
      let descriptor = Descriptor(number)
      let status = try descriptor.status(path: name)
      guard status.isRegularFile else { return nil }
      return CacheFile(descriptor, byteCount: max(0, Int(status.st_size)))
    } catch {
      return nil
    }
  }

  package func read(_ place: SpillFile.Place) throws(FileError) -> ArraySlice<UInt8> {
    try descriptor.read(place.count, at: place.offset)[...]
  }

  /// The same into the first bytes of a buffer, whose room is used again.
  package func read(_ place: SpillFile.Place, into buffer: inout [UInt8]) throws(FileError) {
    try descriptor.read(place.count, at: place.offset, into: &buffer)
  }

  /// Replaces the file by what `body` appends. Does nothing where another run is at it; throws where
  /// the folder cannot be made or written, and then the file is as it was.
  package static func replace(
    _ name: String, root: String,
    _ body: (_ append: ([UInt8]) throws(FileError) -> Void) throws(FileError) -> Void
  ) throws(FileError) {
    let base = try Folder.open(root)
    if try base.kind(".govpack") == nil { try base.make(".govpack") }
    let own = try base.folder(".govpack")
    if try own.kind("cache") == nil { try own.make("cache") }
    let cache = try own.folder("cache")
    let lock: FileLock
    do throws(FileLock.Failure) {
      lock = try FileLock.take(path: "\(root)/\(folder)/.lock")
    } catch {
      if case .file(let failure) = error { throw failure }
      return
    }
    try write("\(name).new", as: name, in: cache, body)
    // Held until here.
    _ = consume lock
  }

  private static func write(
    _ temporary: String, as name: String, in cache: borrowing Folder,
    _ body: (_ append: ([UInt8]) throws(FileError) -> Void) throws(FileError) -> Void
  ) throws(FileError) {
    let flags = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC
    let number = retrying {
      unsafe openat(cache.descriptor.number, temporary, flags, 0o600)
    }
    guard number >= 0 else {
      throw FileError(path: temporary, operation: "create", code: errno)
    }
    let file = Descriptor(number)
    var offset = 0
    try body { (bytes) throws(FileError) in
      try file.write(bytes, at: offset)
      offset += bytes.count
    }
    let folder = cache.descriptor.number
    if unsafe renameat(folder, temporary, folder, name) != 0 {
      throw FileError(path: name, operation: "rename to", code: errno)
    }
  }
}

/// The hash by which contents are told apart: not one that withstands a forger.
package enum ContentHash {
  package static func of(_ bytes: [UInt8]) -> TextHash { TextHash(bytes[...], seed: 2) }
  package static func of(_ bytes: ArraySlice<UInt8>) -> TextHash { TextHash(bytes, seed: 2) }
}

extension TextHash {
  init(_ bytes: ArraySlice<UInt8>, seed: UInt64) {
    let hash = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe buffer.baseAddress.map { unsafe gp_hash($0, buffer.count, seed) } ?? gp_hash128()
    }
    self.init(high: hash.high, low: hash.low)
  }
}
