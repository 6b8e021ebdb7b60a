import Formats
import Glibc

/// The right to publish to one target, held until the owner goes away: a crash frees it, for the
/// kernel holds it and not the file. The file is never deleted, or two runs could each lock one.
struct PublishLock: ~Copyable, Sendable {
  private let descriptor: Int32

  /// Throws `locked` at once where another run holds it.
  init(_ target: PublishTarget) throws(PublishError) {
    let path = "\(target.parent)/\(target.lockName)"
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard descriptor >= 0 else {
      throw .failed(FileError(path: path, operation: "open", code: errno))
    }
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      if errno == EWOULDBLOCK { throw .locked(holder: Self.holder(descriptor)) }
      throw .failed(FileError(path: path, operation: "lock", code: errno))
    }
    // Only to be named in messages; a failure to write it harms nobody.
    let text = Array("\(getpid())\n".utf8)
    if ftruncate(descriptor, 0) == 0 { _ = pwrite(descriptor, text, text.count, 0) }
  }

  deinit { close(descriptor) }

  private static func holder(_ descriptor: Int32) -> String? {
    var bytes = [UInt8](repeating: 0, count: 20)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    let digits = bytes.prefix(max(0, count)).prefix { $0 >= 0x30 && $0 <= 0x39 }
    return digits.isEmpty ? nil : String(decoding: digits, as: UTF8.self)
  }
}
