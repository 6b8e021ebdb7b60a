import Testing

@testable import Formats

/// Expected values: FIPS 180-4's examples, and `sha256sum` for the million bytes.
struct SHA256Tests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  ])
  func `a digest is the standard's`(_ text: String, _ expected: String) {
    #expect(SHA256.hexadecimal(of: Array(text.utf8)) == expected)
  }

  @Test func `pieces give the digest of the whole`() {
    var stream = SHA256.Stream()
    for _ in 0..<1000 { stream.update([UInt8](repeating: UInt8(ascii: "a"), count: 1000)) }
    #expect(
      stream.finish() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }
}
