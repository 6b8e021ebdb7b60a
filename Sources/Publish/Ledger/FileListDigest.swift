import Formats

/// The hash of a set of files: the SHA-256 of what `sha256sum` prints for them in byte order of
/// their paths, so that anybody can take it again.
enum FileListDigest {
  /// One line a file: the hash, two blanks, the path.
  static func text(_ files: some Sequence<Manifest.File>) -> [UInt8] {
    var text: [UInt8] = []
    for file in files.sorted(by: { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }) {
      text += file.sha256.utf8
      text += "  ".utf8
      text += file.path.utf8
      text.append(0x0A)
    }
    return text
  }

  static func hexadecimal(_ files: some Sequence<Manifest.File>) -> String {
    SHA256.hexadecimal(of: text(files))
  }
}

extension Manifest.Facts {
  /// The hash of all inputs.
  package var inputsDigest: String { FileListDigest.hexadecimal(inputs) }
}
