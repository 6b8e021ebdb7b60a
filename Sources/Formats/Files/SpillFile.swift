import Glibc
import Synchronization

/// Bytes that are written once and read again, in memory as long as they are few, then in a file
/// without a name, which goes with the process. Several threads may use it.
package final class SpillFile: Sendable {
  /// Where in the store something lies.
  package struct Place: Sendable, Hashable {
    package var offset: Int
    package var count: Int

    package init(offset: Int, count: Int) {
      self.offset = offset
      self.count = count
    }
  }

  /// The file without a name.
  private final class Backing: Sendable {
    let file: Descriptor
    init(_ file: consuming Descriptor) { self.file = file }
  }

  private struct State {
    /// What stays in memory, each with its place.
    var pieces: [(place: Place, bytes: [UInt8])] = []
    var count = 0
    /// Begins with what comes behind the pieces.
    var backing: Backing?
    var fileStart = 0

    func kept(_ place: Place) -> ArraySlice<UInt8> {
      var low = 0
      var high = pieces.count
      while high - low > 1 {
        let middle = (low + high) / 2
        if pieces[middle].place.offset <= place.offset { low = middle } else { high = middle }
      }
      let start = place.offset - pieces[low].place.offset
      return pieces[low].bytes[start..<(start + place.count)]
    }
  }

  private let limit: Int
  /// Folders in which the file may lie, the first that works is taken.
  private let folders: [String]
  private let state = Mutex(State())

  /// Up to `limit` bytes stay in memory.
  package init(limit: Int, folders: [String]) {
    self.limit = limit
    self.folders = folders
  }

  package var count: Int { state.withLock { $0.count } }

  /// Throws where the disk is full.
  package func append(_ bytes: [UInt8]) throws(FileError) -> Place {
    // Threads take turns for the place alone: they write at the same time.
    let (place, file) = state.withLock { state in
      let place = Place(offset: state.count, count: bytes.count)
      if state.backing == nil, state.count + bytes.count > limit {
        state.backing = Self.make(in: folders)
        state.fileStart = state.count
      }
      state.count += bytes.count
      let file = state.backing.map { ($0, start: state.fileStart) }
      if file == nil { state.pieces.append((place, bytes)) }
      return (place, file)
    }
    if let (backing, start) = file { try backing.file.write(bytes, at: place.offset - start) }
    return place
  }

  /// Bytes that were appended, or some of those that were appended at once.
  package func read(_ place: Place) throws(FileError) -> ArraySlice<UInt8> {
    let (file, bytes) = state.withLock {
      state -> (file: (Backing, start: Int)?, bytes: ArraySlice<UInt8>) in
      if let backing = state.backing, place.offset >= state.fileStart {
        return ((backing, start: state.fileStart), ArraySlice<UInt8>())
      }
      return (nil, state.kept(place))
    }
    guard let (backing, start) = file else { return bytes }
    return try backing.file.read(place.count, at: place.offset - start)[...]
  }

  /// nil where none of the folders takes it: then everything stays in memory.
  private static func make(in folders: [String]) -> Backing? {
    for folder in folders {
      var template = Array("\(folder)/.govpack-spill-XXXXXX".utf8CString)
      let number = unsafe mkstemp(&template)
      if number < 0 { continue }
      _ = fcntl(number, F_SETFD, FD_CLOEXEC)
      unsafe unlink(template)
      return Backing(Descriptor(number))
    }
    return nil
  }
}

extension Descriptor {
  /// Writes all bytes at a place of the file.
  func write(_ bytes: [UInt8], at offset: Int) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        retrying {
          unsafe pwrite(
            number, buffer.baseAddress.map { unsafe $0 + written }, bytes.count - written,
            off_t(offset + written))
        }
      }
      guard count > 0 else {
        throw FileError(path: "the rollup's file", operation: "write", code: errno)
      }
      written += count
    }
  }

  /// Exactly so many bytes; throws where the file is shorter.
  func read(_ count: Int, at offset: Int) throws(FileError) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      unsafe failure = fill(
        UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[..<count]),
        from: offset)
      filled = failure == 0 ? count : 0
    }
    try check(failure)
    return bytes
  }

  /// The same into the first bytes of a buffer, which grows where it is too short.
  func read(_ count: Int, at offset: Int, into buffer: inout [UInt8]) throws(FileError) {
    if buffer.count < count { buffer = [UInt8](repeating: 0, count: count + count / 4) }
    try check(
      unsafe buffer.withUnsafeMutableBytes { bytes in
        unsafe fill(UnsafeMutableRawBufferPointer(rebasing: bytes[..<count]), from: offset)
      })
  }

  private func check(_ failure: Int32) throws(FileError) {
    if failure != 0 {
      throw FileError(path: "the rollup's file", operation: "read", code: failure)
    }
  }

  /// 0, or why not all of the bytes are there.
  private func fill(_ bytes: UnsafeMutableRawBufferPointer, from offset: Int) -> Int32 {
    var filled = 0
    while filled < bytes.count {
      let got = retrying {
        unsafe pread(
          number, bytes.baseAddress.map { unsafe $0 + filled }, bytes.count - filled,
          off_t(offset + filled))
      }
      if got <= 0 { return got == 0 ? EIO : errno }
      filled += got
    }
    return 0
  }
}
