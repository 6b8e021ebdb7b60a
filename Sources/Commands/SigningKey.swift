import Formats

/// The key of `--sign-key`.
enum SigningKey {
  /// Throws where the file cannot be read, is no key, is open to others, or lies in the workspace:
  /// what is in there is published, copied and read by agents.
  static func read(_ path: String) throws -> MinisignSecretKey {
    if let root = workspace(above: path) {
      throw CommandFailure(
        .configuration, "the key \(path) lies in the workspace \(root)",
        hint: "keep it where neither the record nor the agents reach it")
    }
    let (bytes, isOpen) = try SecretFile.read(path)
    if isOpen {
      throw CommandFailure(
        .configuration, "others than its owner may read the key \(path)", hint: "chmod 600 \(path)")
    }
    do {
      return try MinisignSecretKey(bytes)
    } catch {
      throw CommandFailure(.configuration, "\(path): \(words(error))")
    }
  }

  private static func words(_ fault: MinisignSecretKey.Fault) -> String {
    switch fault {
    case .notAKey: "is no secret key as `govpack keygen` and `minisign -G -W` write it"
    case .encrypted: "needs a password, which a run cannot give; make one with `govpack keygen`"
    case .damaged: "its two halves do not belong together"
    }
  }

  /// The nearest folder above a file that is a workspace: one with a `govpack.yaml` in it.
  static func workspace(above path: String) -> String? {
    let slash = path.utf8.lastIndex(of: UInt8(ascii: "/"))
    let given = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    guard var folder = Folder.resolve(given) else { return nil }
    while true {
      if Folder.resolve("\(folder)/\(SettingsFile.path)") != nil { return folder }
      guard let end = folder.lastIndex(of: "/"), folder != "/" else { return nil }
      folder = end == folder.startIndex ? "/" : String(folder[..<end])
    }
  }
}
