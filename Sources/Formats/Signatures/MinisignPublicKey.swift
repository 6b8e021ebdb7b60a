/// The key that signatures are checked with, as minisign writes it.
package struct MinisignPublicKey: Hashable, Sendable {
  package let keyID: [UInt8]
  /// 32 bytes.
  let key: [UInt8]

  static let algorithm = Array("Ed".utf8)

  init(keyID: [UInt8], key: [UInt8]) {
    self.keyID = keyID
    self.key = key
  }

  /// Reads the file, or its second line alone; nil where the bytes are no such key.
  package init?(_ bytes: [UInt8]) {
    guard let line = MinisignText.lines(bytes).last, let body = Base64.bytes(line),
      body.count == 42, body.starts(with: Self.algorithm)
    else { return nil }
    keyID = Array(body[2..<10])
    key = Array(body[10...])
  }

  /// The key's name as minisign prints it: 16 digits.
  package var name: String { MinisignKeyName.text(keyID) }

  package var bytes: [UInt8] {
    MinisignText.bytes([
      "untrusted comment: minisign public key \(name)",
      Base64.text(Self.algorithm + keyID + key),
    ])
  }

  /// Why a signature does not hold.
  package enum Refusal: Hashable, Sendable {
    case otherKey(name: String)
    case wrongSignature
    case wrongComment
  }

  /// nil where the signature is of this key, for these bytes, and its comment is as it was signed.
  package func refusal(_ signature: MinisignSignature, of bytes: [UInt8]) -> Refusal? {
    guard signature.keyID == keyID else {
      return .otherKey(name: MinisignKeyName.text(signature.keyID))
    }
    guard Ed25519.verifies(signature.signature, of: BLAKE2b512.bytes(of: bytes), key: key) else {
      return .wrongSignature
    }
    let comment = signature.signature + Array(signature.trustedComment.utf8)
    return Ed25519.verifies(signature.globalSignature, of: comment, key: key)
      ? nil : .wrongComment
  }
}

/// The 8 bytes of a key's id as a number: the last byte first.
enum MinisignKeyName {
  static func text(_ keyID: [UInt8]) -> String {
    SHA256.hexadecimalText(keyID.reversed()).uppercased()
  }
}
