import Testing

@testable import Formats

/// The keys and the signature were made by minisign 0.11 of Debian 12:
/// `minisign -G -W -p k.pub -s k.sec` and, of a file with the line `govpack`,
/// `minisign -S -s k.sec -m m.txt -t "a trusted comment, as of 2026-11-20T16:00:00+01:00"`.
@Suite struct MinisignTests {
  private static let publicKey = """
    untrusted comment: minisign public key 67F36D96202DB2AA
    RWSqsi0glm3zZ005CN5grSIMxvybUJ3Y5+Vh8e4l12nMsAFxAFKzJXLS

    """
  private static let secretKey = """
    untrusted comment: minisign encrypted secret key
    RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAqrItIJZt82dzKZgZ0ntTxb9strzf33qVlgcwffE5JWGPAAX0/JhdrU05CN5grSIMxvybUJ3Y5+Vh8e4l12nMsAFxAFKzJXLSAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=

    """
  private static let signature = """
    untrusted comment: signature from minisign secret key
    RUSqsi0glm3zZ5cDlVz9NjnM2r/lMYzWFA/krU3btGg22VWbwWI1ThRj5z81F8+sTb0zpL/jFDbiqN7Zct5xx/k6ZKVEnHtvUQw=
    trusted comment: a trusted comment, as of 2026-11-20T16:00:00+01:00
    zEEVpCA1iV8X93WDO6LPKgD3ozqVkNHCwQoW9pHKJ/B3LHKJPMB+wYQg3unGtKhhOMXER/6HN/6DAuaoyqEpBw==

    """
  /// Of another pair.
  private static let otherKey = """
    untrusted comment: minisign public key 8541D41C8E75BECA
    RWTKvnWOHNRBhbr8/JjqmLL55ikCtBR62FzPjF/EgQ9Z7MxzHCo4zgOr

    """
  private static let message = Array("govpack\n".utf8)

  @Test func `what minisign signed verifies`() throws {
    let key = try #require(MinisignPublicKey(Array(Self.publicKey.utf8)))
    let signature = try #require(MinisignSignature(Array(Self.signature.utf8)))
    #expect(key.name == "67F36D96202DB2AA")
    #expect(signature.trustedComment == "a trusted comment, as of 2026-11-20T16:00:00+01:00")
    #expect(key.refusal(signature, of: Self.message) == nil)
  }

  @Test func `another message, comment or key is refused, each by its name`() throws {
    let key = try #require(MinisignPublicKey(Array(Self.publicKey.utf8)))
    let other = try #require(MinisignPublicKey(Array(Self.otherKey.utf8)))
    let signature = try #require(MinisignSignature(Array(Self.signature.utf8)))
    #expect(key.refusal(signature, of: Array("govpack".utf8)) == .wrongSignature)
    #expect(
      other.refusal(signature, of: Self.message) == .otherKey(name: "67F36D96202DB2AA"))
    let changed = Self.signature.replacing("2026-11-20", with: "2026-11-21")
    let forged = try #require(MinisignSignature(Array(changed.utf8)))
    #expect(key.refusal(forged, of: Self.message) == .wrongComment)
  }

  /// Ed25519 has one signature for a key and a message: ours is minisign's to the last bit.
  @Test func `minisign's own secret key gives the signature that minisign gave`() throws {
    let key = try MinisignSecretKey(Array(Self.secretKey.utf8))
    let expected = try #require(MinisignSignature(Array(Self.signature.utf8)))
    let made = key.signature(of: Self.message, trustedComment: expected.trustedComment)
    #expect(made == expected)
    #expect(key.publicKey.bytes == Array(Self.publicKey.utf8))
    // Written and read again, as minisign wrote it but for the comment of its first line.
    #expect(
      key.bytes.split(separator: 0x0A)[1] == Array(Self.secretKey.utf8).split(separator: 0x0A)[1])
    #expect(MinisignSignature(made.bytes) == made)
  }

  @Test func `two new keys are two`() throws {
    let first = MinisignSecretKey.random()
    let second = MinisignSecretKey.random()
    #expect(first.publicKey != second.publicKey)
    let again = try MinisignSecretKey(first.bytes)
    #expect(again.publicKey == first.publicKey)
  }

  @Test func `what is no key without a password is named`() {
    let scrypt = Self.secretKey.replacing("RWQAAEIy", with: "RWRTY0Iy")
    #expect(throws: MinisignSecretKey.Fault.encrypted) {
      try MinisignSecretKey(Array(scrypt.utf8))
    }
    #expect(throws: MinisignSecretKey.Fault.notAKey) {
      try MinisignSecretKey(Array(Self.publicKey.utf8))
    }
    // One letter of the secret half.
    let damaged = Self.secretKey.replacing("dzKZgZ0", with: "dzKZgZ1")
    #expect(throws: MinisignSecretKey.Fault.damaged) {
      try MinisignSecretKey(Array(damaged.utf8))
    }
  }

  /// RFC 7693, appendix A.
  @Test func `BLAKE2b of abc is that of the RFC`() {
    #expect(
      SHA256.hexadecimalText(BLAKE2b512.bytes(of: Array("abc".utf8)))
        == "ba80a53f981c4d0d6a2797b69f12f6e94c212f14685ac4b74b12bb6fdbffa2d1"
        + "7d87c5392aab792dc252d5de4533cc9518d38aa8dbf1925ab92386edd4009923")
  }

  /// RFC 4648, section 10.
  @Test(
    arguments: [
      ("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg==", "foob"),
      ("Zm9vYmE=", "fooba"), ("Zm9vYmFy", "foobar"),
    ] as [(String, String)])
  func `base64 is read as it is written`(text: String, bytes: String) {
    #expect(Base64.bytes(text) == Array(bytes.utf8))
  }

  @Test(arguments: ["Zg=", "Zg", "Zh==", "Zg==x", "Z g==", "Zm9v=", "*"])
  func `base64 in another form is none`(text: String) {
    #expect(Base64.bytes(text) == nil)
  }
}
