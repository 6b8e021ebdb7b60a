import Glibc

extension Folder {
  private static var pieceSize: Int { 1 << 18 }

  /// The SHA-256 of a regular file of any size, in lower-case hexadecimal; its bytes as they lie
  /// there, compressed or not.
  package func sha256(_ name: String) throws(FileError) -> String {
    var digest = SHA256.Stream()
    try eachPiece(of: name) { piece throws(FileError) in digest.update(piece) }
    return digest.finish()
  }

  /// Writes the bytes of a regular file of any size into a new file of another folder, and gives
  /// the hash of what was written. Not yet synced.
  package func copy(
    _ name: String, into other: borrowing Folder, as new: String
  ) throws(FileError) -> String {
    var writer = try other.newFile(new)
    try eachPiece(of: name) { piece throws(FileError) in try writer.write(piece) }
    return try writer.finish(isDurable: false).sha256
  }

  private func eachPiece(
    of name: String, _ body: ([UInt8]) throws(FileError) -> Void
  ) throws(FileError) {
    let file = try descriptor(of: name)
    while true {
      let piece = try file.read(count: Self.pieceSize, path: "\(path)/\(name)")
      if piece.isEmpty { return }
      try body(piece)
    }
  }
}

extension WorkspaceFolder {
  /// Writes the bytes of a file, a link to one in the workspace too, into a new file of a folder,
  /// and gives the hash of what was written and its length. Not yet synced.
  package func copy(
    _ path: String, into other: borrowing Folder, as name: String
  ) throws(FileError) -> (sha256: String, byteCount: Int) {
    let file = try folder.open(path)
    guard try file.status(path: path).isRegularFile else {
      throw FileError(path: path, operation: "copy", code: EINVAL)
    }
    var writer = try other.newFile(name)
    while true {
      let piece = try file.read(count: 1 << 18, path: path)
      if piece.isEmpty { return try writer.finish(isDurable: false) }
      try writer.write(piece)
    }
  }
}
