/// The key that signs, in minisign's form for keys without a password (`minisign -G -W`).
package struct MinisignSecretKey: Sendable {
  private let keyID: [UInt8]
  /// 32 bytes.
  private let seed: [UInt8]
  private let publicBytes: [UInt8]

  /// Signature Ed25519, no derivation from a password, checksum BLAKE2b.
  private static let head = Array("Ed".utf8) + [0, 0] + Array("B2".utf8)
  /// Salt and limits of the derivation that there is none of.
  private static let parameters = [UInt8](repeating: 0, count: 48)

  /// A new key, which nobody can guess.
  package static func random() -> MinisignSecretKey {
    let bytes = SecureRandom.bytes(40)
    return MinisignSecretKey(keyID: Array(bytes[..<8]), seed: Array(bytes[8...]))
  }

  private init(keyID: [UInt8], seed: [UInt8]) {
    self.keyID = keyID
    self.seed = seed
    publicBytes = Ed25519.publicKey(seed: seed)
  }

  /// Why bytes are no secret key.
  package enum Fault: Error, Hashable, Sendable {
    case notAKey
    /// It needs a password, which a run without a person cannot give.
    case encrypted
    /// The secret and the public half do not belong together.
    case damaged
  }

  package init(_ bytes: [UInt8]) throws(Fault) {
    guard let line = MinisignText.lines(bytes).last, let body = Base64.bytes(line),
      body.count == 158, body.starts(with: Self.head[..<2])
    else { throw .notAKey }
    guard body[2] == 0, body[3] == 0 else { throw .encrypted }
    let pair = body[54...]
    self.init(keyID: Array(pair.prefix(8)), seed: Array(pair.dropFirst(8).prefix(32)))
    guard Array(pair.dropFirst(40).prefix(32)) == publicBytes else { throw .damaged }
  }

  /// The file's text. It must be readable by its owner alone.
  package var bytes: [UInt8] {
    // Without a password there is no checksum either.
    let checksum = [UInt8](repeating: 0, count: 32)
    return MinisignText.bytes([
      "untrusted comment: minisign secret key \(MinisignKeyName.text(keyID)) of govpack",
      Base64.text(Self.head + Self.parameters + keyID + seed + publicBytes + checksum),
    ])
  }

  package var publicKey: MinisignPublicKey { MinisignPublicKey(keyID: keyID, key: publicBytes) }

  /// The comment is one line.
  package func signature(of bytes: [UInt8], trustedComment: String) -> MinisignSignature {
    let signature = Ed25519.signature(of: BLAKE2b512.bytes(of: bytes), seed: seed)
    return MinisignSignature(
      keyID: keyID, signature: signature, trustedComment: trustedComment,
      globalSignature: Ed25519.signature(
        of: signature + Array(trustedComment.utf8), seed: seed))
  }
}
