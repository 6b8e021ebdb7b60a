import Glibc

/// An exclusive lock on a file (flock), held until the value ends or the process does.
package struct FileLock: ~Copyable, Sendable {
  private let descriptor: Descriptor

  /// Why a lock could not be had.
  package enum Failure: Error, Hashable, Sendable {
    /// Another process has it; its id, where the file tells.
    case held(by: Int32?)
    case file(FileError)
  }

  private init(_ descriptor: consuming Descriptor) { self.descriptor = descriptor }

  // Closing is not enough: a child process on its way to its program still has the descriptor, and
  // with it the lock. An unlock holds for all of them.
  deinit { _ = flock(descriptor.number, LOCK_UN) }

  /// Takes the lock without waiting, and writes this process's id into the file. The file is
  /// made where it is absent, and never removed: a removed lock file could be locked twice.
  package static func take(path: String) throws(Failure) -> FileLock {
    let descriptor = try open(path)
    let number = descriptor.number
    if retrying({ flock(number, LOCK_EX | LOCK_NB) }) != 0 {
      if errno == EWOULDBLOCK { throw .held(by: holder(number)) }
      throw .file(FileError(path: path, operation: "lock", code: errno))
    }
    try write("\(getpid())\n", to: number, path: path)
    return FileLock(descriptor)
  }

  private static func open(_ path: String) throws(Failure) -> Descriptor {
    let flags = O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC
    let number = retrying { unsafe Glibc.open(path, flags, 0o644) }
    guard number >= 0 else {
      throw .file(FileError(path: path, operation: "open", code: errno))
    }
    return Descriptor(number)
  }

  private static func write(_ text: String, to number: Int32, path: String) throws(Failure) {
    let bytes = Array(text.utf8)
    let isWritten =
      retrying { ftruncate(number, 0) } == 0
      && retrying { unsafe pwrite(number, bytes, bytes.count, 0) } == bytes.count
    if !isWritten { throw .file(FileError(path: path, operation: "write", code: errno)) }
  }

  private static func holder(_ number: Int32) -> Int32? {
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 16) { buffer, count in
      count = max(0, retrying { unsafe pread(number, buffer.baseAddress, 16, 0) })
    }
    return Int32(String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self))
  }
}
