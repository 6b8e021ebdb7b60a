import CSystem
import Glibc

/// An open file, closed with its owner. Only for reading: an error of close(2) means nothing
/// then.
struct Descriptor: ~Copyable, Sendable {
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

extension Descriptor {
  /// Visits the entries of an open folder but `.` and `..`, in the order of the file system, by
  /// name (nil where it is not UTF-8) and DT_… type. False where a visit returned so.
  func eachEntry(
    path: String, _ visit: (String?, Int32) -> Bool
  ) throws(FileError) -> Bool {
    // The stream closes the descriptor that it is given, and moves its position.
    let copy = retrying { unsafe openat(number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard copy >= 0, let stream = unsafe fdopendir(copy) else {
      throw FileError(path: path, operation: "list", code: errno)
    }
    defer { unsafe closedir(stream) }
    var type: UInt8 = 0
    var failure: Int32 = 0
    while let pointer = unsafe gp_next_entry(stream, &type, &failure) {
      let name = unsafe String(validatingCString: pointer)
      if name == "." || name == ".." { continue }
      if !visit(name, Int32(type)) { return false }
    }
    if failure != 0 { throw FileError(path: path, operation: "list", code: failure) }
    return true
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
