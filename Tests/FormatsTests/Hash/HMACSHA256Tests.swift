import Formats
import Testing

@Suite struct HMACSHA256Tests {
  struct Vector: Sendable {
    let key: [UInt8]
    let text: String
    let code: String
  }

  /// RFC 4231, test cases 1, 2 and 6.
  static let vectors = [
    Vector(
      key: Array(repeating: 0x0B, count: 20), text: "Hi There",
      code: "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
    Vector(
      key: Array("Jefe".utf8), text: "what do ya want for nothing?",
      code: "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
    Vector(
      key: Array(repeating: 0xAA, count: 131),
      text: "Test Using Larger Than Block-Size Key - Hash Key First",
      code: "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
  ]

  @Test(arguments: vectors)
  func `codes are those of the standard's test cases`(_ vector: Vector) {
    #expect(HMACSHA256.hexadecimal(of: Array(vector.text.utf8), key: vector.key) == vector.code)
  }
}
