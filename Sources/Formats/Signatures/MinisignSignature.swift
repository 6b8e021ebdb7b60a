/// A detached signature as minisign writes it: Ed25519 over the BLAKE2b-512 of the file, with a
/// comment that is signed too.
package struct MinisignSignature: Hashable, Sendable {
  /// Which key made it: 8 bytes, by chance.
  package let keyID: [UInt8]
  /// Of the file's BLAKE2b-512: 64 bytes.
  package let signature: [UInt8]
  package let trustedComment: String
  /// Of the signature followed by the comment: 64 bytes.
  package let globalSignature: [UInt8]

  /// Prehashed; the older form `Ed`, over the file itself, is not read.
  static let algorithm = Array("ED".utf8)
  private static let untrusted = "untrusted comment: "
  private static let trusted = "trusted comment: "

  /// Where the signature of a file stands: beside it.
  package static func path(of file: String) -> String { "\(file).minisig" }

  init(
    keyID: [UInt8], signature: [UInt8], trustedComment: String, globalSignature: [UInt8]
  ) {
    self.keyID = keyID
    self.signature = signature
    self.trustedComment = trustedComment
    self.globalSignature = globalSignature
  }

  /// nil where the bytes are no such signature.
  package init?(_ bytes: [UInt8]) {
    let lines = MinisignText.lines(bytes)
    guard lines.count == 4, lines[0].hasPrefix(Self.untrusted), lines[2].hasPrefix(Self.trusted),
      let body = Base64.bytes(lines[1]), body.count == 74,
      body.starts(with: Self.algorithm), let global = Base64.bytes(lines[3]), global.count == 64
    else { return nil }
    keyID = Array(body[2..<10])
    signature = Array(body[10...])
    trustedComment = String(lines[2].utf8.dropFirst(Self.trusted.utf8.count)) ?? ""
    globalSignature = global
  }

  /// The file's text.
  package var bytes: [UInt8] {
    MinisignText.bytes([
      "\(Self.untrusted)signature from a govpack secret key",
      Base64.text(Self.algorithm + keyID + signature),
      "\(Self.trusted)\(trustedComment)", Base64.text(globalSignature),
    ])
  }
}

/// The lines of minisign's small files.
enum MinisignText {
  /// Empty where the bytes are no text.
  static func lines(_ bytes: [UInt8]) -> [String] {
    guard WorkspaceFolder.firstInvalidByte(bytes) == nil else { return [] }
    var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines.map { line in
      String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
    }
  }

  static func bytes(_ lines: [String]) -> [UInt8] {
    Array(lines.map { $0 + "\n" }.joined().utf8)
  }
}
