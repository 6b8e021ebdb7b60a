import Glibc

extension WorkspaceFolder {
  /// The SHA-256 of a file's bytes, text or not, in lower-case hexadecimal; nil where it is
  /// absent, unreadable or no regular file. Reads in pieces: the file may be of any size.
  package func sha256(_ path: String) -> String? { digest(path)?.finish() }

  /// The same as a digest.
  package func digest(_ path: String) -> SHA256.Stream? {
    do {
      let descriptor = try folder.open(path)
      guard try descriptor.status(path: path).isRegularFile else { return nil }
      var digest = SHA256.Stream()
      while true {
        let piece = try descriptor.read(count: 1 << 18, path: path)
        if piece.isEmpty { return digest }
        digest.update(piece)
      }
    } catch {
      return nil
    }
  }
}
