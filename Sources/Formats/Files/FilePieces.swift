import Glibc

/// A file that somebody named, anywhere, read in pieces: its size is not limited, its memory is.
package struct FilePieces: ~Copyable {
  /// As it was named.
  package let path: String
  private let descriptor: Descriptor
  private static let size = 1 << 20

  /// Throws where nothing readable of that name is there.
  package init(_ path: String) throws(FileError) {
    self.path = path
    // Reading says so where it is a folder.
    descriptor = try Descriptor.open(path, flags: O_RDONLY)
  }

  /// The next bytes; nil at the end. Throws for a folder.
  package func next() throws(FileError) -> [UInt8]? {
    let bytes = try descriptor.read(count: Self.size, path: path)
    return bytes.isEmpty ? nil : bytes
  }
}
