import Glibc

/// The bytes of one open file in order, hashed as they pass: the hash is that of the very bytes
/// that were read.
final class FileStream: ByteSource {
  let path: String
  private let descriptor: Descriptor
  private var digest: SHA256.Stream?
  private(set) var byteCount = 0

  init(_ descriptor: consuming Descriptor, path: String) {
    self.path = path
    self.descriptor = descriptor
    digest = SHA256.Stream()
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamFault) -> Int {
    let count = retrying {
      unsafe Glibc.read(descriptor.number, buffer.baseAddress, buffer.count)
    }
    guard count >= 0 else {
      throw .file(FileError(path: path, operation: "read", code: errno))
    }
    unsafe digest?.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    byteCount += count
    return count
  }

  /// The SHA-256 and length of the whole file, read to its end; nil where that fails.
  func finish() -> (sha256: String, byteCount: Int)? {
    wholeDigest().map { ($0.finish(), byteCount) }
  }

  /// The digest of the whole file, read to its end; nil where that fails, and the second time.
  func wholeDigest() -> SHA256.Stream? {
    var rest = [UInt8](repeating: 0, count: 1 << 18)
    var count = 0
    repeat {
      var space = rest.mutableSpan
      do throws(StreamFault) {
        count = try unsafe space.withUnsafeMutableBytes { (bytes) throws(StreamFault) in
          try unsafe read(into: bytes)
        }
      } catch {
        return nil
      }
    } while count > 0
    return digest.take()
  }
}
