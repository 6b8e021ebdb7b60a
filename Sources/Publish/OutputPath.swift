/// The rule for paths of the site: they stay below it, and are file names on every system.
enum OutputPath {
  /// Relative, of at most 512 bytes, made of names of letters, digits, `.`, `_` and `-` that
  /// neither begin nor end with a dot.
  static func isSafe(_ path: String) -> Bool {
    let names = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return path.utf8.count <= 512
      && names.allSatisfy { name in
        !name.isEmpty && name.count <= 200 && name.allSatisfy(isSafe)
          && name.first != UInt8(ascii: ".") && name.last != UInt8(ascii: ".")
      }
  }

  private static func isSafe(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2E, 0x5F, 0x2D: true  // 0-9 A-Z a-z . _ -
    default: false
    }
  }

  /// `a/b` and `a` for `a/b/c`: the folders above a file, outermost first.
  static func folders(above path: String) -> [String] {
    path.indices.filter { path[$0] == "/" }.map { String(path[..<$0]) }
  }
}
