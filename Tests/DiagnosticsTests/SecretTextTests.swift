import Diagnostics
import Testing

/// What is masked is made up; its forms are those that the issuers document. What is to remain is
/// worked out by hand: the first 8 characters, and at most a third of what has no issuer's mark.
@Suite struct SecretTextTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let masked: String
    var testDescription: String { text }
  }

  static let cases: [Case] = [
    Case(text: "key sk-abcdEFGH0123456789XYZ, then", masked: "key sk-abcdE…, then"),
    Case(text: "sk-proj-abcdefghijklmnopqrst", masked: "sk-proj-…"),
    Case(text: "ghp_0123456789abcdefghijABCDEFGHIJ012345", masked: "ghp_0123…"),
    Case(text: "github_pat_11ABCDEFG0123456789abcd", masked: "github_p…"),
    Case(text: "\"AKIAIOSFODNN7EXAMPLE\"", masked: "\"AKIAIOSF…\""),
    Case(text: "xoxb-123456789012-abcdefABCDEF", masked: "xoxb-123…"),
    Case(text: "glpat-abcdefghij0123456789", masked: "glpat-ab…"),
    Case(
      text: "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcdefghijklmnop rest",
      masked: "eyJhbGci… rest"),
    Case(
      text: "Authorization: Bearer abcdefghij0123456789", masked: "Authorization: Bearer abcdef…"),
    Case(text: "-----BEGIN PRIVATE KEY-----\\nMIIEvQIBADANBgkqhkiG", masked: "-----BEG…"),
    Case(text: "sess-1dffa8b0c1d2e3f4 opened", masked: "sess-1df… opened"),
    Case(text: "password=Tr0ub4dor&3", masked: "password=Tr0…"),
    Case(text: "{\"api_key\": \"abcdef123456\"}", masked: "{\"api_key\": \"abcd…\"}"),
    // Behind an escape of JSON a word begins.
    Case(text: #""a\nsk-abcdEFGH0123456789XYZ""#, masked: #""a\nsk-abcdE…""#),
    Case(text: #""a\u000ask-abcdEFGH0123456789XYZ""#, masked: #""a\u000ask-abcdE…""#),
    Case(
      text: "two: ghp_0123456789abcdefghijABCDEFGHIJ012345 sk-abcdEFGH0123456789XYZ",
      masked: "two: ghp_0123… sk-abcdE…"),
    // What is none.
    Case(text: "task-abcdefghijklmnopqrstuvwxyz", masked: "task-abcdefghijklmnopqrstuvwxyz"),
    Case(text: "sk-short, AKIA, eyJ, ghp_x", masked: "sk-short, AKIA, eyJ, ghp_x"),
    Case(text: "password: none", masked: "password: none"),
    Case(text: "", masked: ""),
  ]

  @Test(arguments: cases)
  func `secrets are cut after their first characters`(example: Case) {
    #expect(SecretText.masked(example.text, padded: false) == example.masked)
  }

  /// What pages and data files show is found by a quicker look, which may miss none.
  @Test(arguments: cases)
  func `pages show the same`(example: Case) {
    #expect(SecretText.shown(example.text) == example.masked)
    // A private key goes on to its end.
    if !example.text.contains("BEGIN") {
      #expect(SecretText.shown("é: " + example.text + " –") == "é: " + example.masked + " –")
    }
    let bytes = SecretText.shown(Array(example.text.utf8))
    #expect(bytes.map { String(decoding: $0, as: UTF8.self) } ?? example.text == example.masked)
  }

  /// Each beginning with as many characters as make a key of it.
  @Test(arguments: [
    "AKIA", "ASIA", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "xoxa-",
    "xoxb-", "xoxp-", "xoxr-", "xoxs-", "sk-", "sk_live_", "rk_live_", "AIza", "npm_", "sess-",
  ])
  func `each beginning is seen`(beginning: String) {
    let key = beginning + String(repeating: "0", count: 40)
    #expect(SecretText.shown(key) == key.prefix(8) + "…")
    #expect(SecretText.shown("a (\(key))") == "a (\(key.prefix(8))…)")
  }

  @Test(arguments: [
    "password", "passwd", "pwd", "client_secret", "API-KEY", "accessKey", "auth_token",
    "access_token", "private_key",
  ])
  func `each name of a secret is seen`(name: String) {
    for sign in ["=", ": ", "\": \"", " = "] {
      #expect(SecretText.shown("\(name)\(sign)abcdefghi") == "\(name)\(sign)abc…")
    }
  }

  @Test(arguments: cases)
  func `an excerpt keeps its length, and masking twice is masking once`(example: Case) {
    let excerpt = SecretText.masked(example.text, padded: true)
    #expect(excerpt.utf8.count == example.text.utf8.count)
    #expect(SecretText.masked(excerpt, padded: true) == excerpt)
    #expect(SecretText.masked(example.masked, padded: false) == example.masked)
  }

  @Test func `a secret that the end of an excerpt cuts off is masked`() {
    #expect(SecretText.masked("x ghp_0123456789", padded: true) == "x ghp_0123…   ")
    #expect(SecretText.masked("x ghp_0123456789", padded: false) == "x ghp_0123456789")
  }

  @Test(arguments: cases.prefix(13))
  func `no log of diagnostics gives a secret back`(example: Case) {
    let diagnostic = Diagnostic(
      "GP0000", .error, example.text, at: SourceLocation(path: "a", line: 1, column: 1),
      excerpt: example.text, hint: example.text)
    let (one, many) = (DiagnosticLog(), DiagnosticLog())
    one.add(diagnostic)
    many.add(contentsOf: [diagnostic])
    for log in [one, many] {
      for found in log.sorted {
        #expect(found.message == example.masked && found.hint == example.masked)
        #expect(found.excerpt?.contains("…") == true)
      }
      #expect(log.taken().map(\.message) == [example.masked])
    }
  }
}
