import CSystem
import Glibc

/// An open file, closed with its owner. Only for reading: an error of close(2) means nothing
/// then.
struct Descriptor: ~Copyable {
  let number: Int32

  init(_ number: Int32) { self.number = number }

  deinit { close(number) }

  /// Opens any path, following links. For folders named by the user and files of the system.
  static func open(_ path: String, flags: Int32) throws(FileError) -> Descriptor {
    let number = retrying { unsafe Glibc.open(path, flags | O_CLOEXEC) }
    guard number >= 0 else { throw FileError(path: path, operation: "open", code: errno) }
    return Descriptor(number)
  }

  /// Type and size of the open file.
  func status(path: String) throws(FileError) -> stat {
    var status = stat()
    guard unsafe fstat(number, &status) == 0 else {
      throw FileError(path: path, operation: "examine", code: errno)
    }
    return status
  }

  /// The first `count` bytes, or fewer where the file ends before.
  func read(count: Int, path: String) throws(FileError) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let start = unsafe buffer.baseAddress.map { unsafe $0 + filled }
        let got = retrying { unsafe Glibc.read(number, start, count - filled) }
        if got < 0 { failure = errno }
        if got <= 0 { return }
        filled += got
      }
    }
    if failure != 0 { throw FileError(path: path, operation: "read", code: failure) }
    return bytes
  }
}

/// Calls again as long as a signal interrupts the call.
func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}

extension stat {
  var isRegularFile: Bool { st_mode & S_IFMT == S_IFREG }
  var isFolder: Bool { st_mode & S_IFMT == S_IFDIR }
  var isLink: Bool { st_mode & S_IFMT == S_IFLNK }
}
