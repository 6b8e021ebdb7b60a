extension Folder {
  /// The SHA-256 of a regular file as it lies there, and its length; nil where nothing of the name
  /// is there, or it is none. Read in pieces: data files may be longer than memory.
  package func fingerprint(_ name: String) throws(FileError) -> (sha256: String, byteCount: Int)? {
    guard try kind(name) == .file else { return nil }
    let file = try openFile(name)
    var digest = SHA256.Stream()
    var byteCount = 0
    while true {
      let piece = try file.read(count: 1 << 20, path: "\(path)/\(name)")
      if piece.isEmpty { return (digest.finish(), byteCount) }
      digest.update(piece)
      byteCount += piece.count
    }
  }
}
