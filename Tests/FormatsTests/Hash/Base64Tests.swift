import Formats
import Testing

/// The vectors of RFC 4648, section 10.
@Suite struct `Base 64` {
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ]) func `a text of the standard`(_ text: String, _ expected: String) {
    #expect(Base64.text(Array(text.utf8)) == expected)
  }
}
