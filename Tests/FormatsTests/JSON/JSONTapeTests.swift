import Diagnostics
import Testing

@testable import Formats

/// The flat form of a JSON text. Expected values are read off the literal texts by eye.
struct JSONTapeTests {
  private func tape(_ text: String) throws -> JSONTape {
    let log = DiagnosticLog()
    var tape = JSONTape()
    let isParsed = tape.parse(SourceFile(path: "a.json", text: text), log: log)
    #expect(isParsed)
    #expect(log.sorted == [])
    return tape
  }

  @Test func `values are found by key, past whatever lies between`() throws {
    let tape = try tape(
      #"{"a": {"b": [1, {"c": 2}], "z": 0}, "long_key_of_bytes": "x", "b": -1.5e3}"#)
    let object = try #require(tape.value(of: 0, "a"))
    #expect(tape.kind(object) == .object)
    #expect(tape.value(of: 0, "b").map(tape.text) == "-1.5e3")
    #expect(tape.value(of: 0, "long_key_of_bytes").map(tape.text) == "x")
    #expect(tape.value(of: 0, "c") == nil)
    #expect(tape.value(of: object, "c") == nil)
    let list = try #require(tape.value(of: object, "b"))
    #expect(tape.items(of: list).map { tape.kind($0) } == [.number, .object])
    #expect(tape.members(of: 0).map { tape.text($0.key) } == ["a", "long_key_of_bytes", "b"])
    #expect(tape.value(of: list, "c") == nil && Array(tape.items(of: 0)) == [])
  }

  @Test func `escapes are removed in values and keys`() throws {
    let tape = try tape(#"{"\u0061\n": "\ud83d\ude00\"\\\/\b\f\r\t\u00e9", "plain": ""}"#)
    #expect(tape.value(of: 0, "a\n").map(tape.text) == "😀\"\\/\u{8}\u{c}\r\t\u{e9}")
    #expect(tape.value(of: 0, "plain").map(tape.text) == "")
  }

  @Test func `places count lines and bytes`() throws {
    let tape = try tape("\u{FEFF}{\"é\": 1,\r\n \"b\": [true,\n\"x\"]}")
    let list = try #require(tape.value(of: 0, "b"))
    let items = Array(tape.items(of: list))
    // The mark takes three bytes, é two.
    #expect(tape.place(of: 0) == (1, 4))
    #expect(tape.place(of: 2) == (1, 11))
    #expect(tape.place(of: list) == (2, 7))
    #expect(tape.place(of: items[0]) == (2, 8))
    #expect(tape.place(of: items[1]) == (3, 1))
    #expect(tape.lineText(of: list) == " \"b\": [true,")
  }

  @Test(arguments: [2, 31, 32, 33, 500])
  func `a key that repeats is found among few and many`(count: Int) throws {
    let keys = (0..<count).map { "\"key_number_\($0)\": \($0)" }
    let text =
      "{" + (keys + ["\"key_number_1\": 9", "\"key\\u005fnumber_0\": 8"]).joined(separator: ",")
      + "}"
    var tape = JSONTape()
    tape.load(Array(text.utf8))
    try tape.parse(0..<text.utf8.count, line: 1, lineStart: 0)
    #expect(tape.repeatedKeys == [1 + 2 * count, 3 + 2 * count])
    #expect(tape.value(of: 0, "key_number_1").map(tape.text) == "1")
    #expect(tape.value(of: 0, "key_number_0").map(tape.text) == "0")
  }

  @Test func `a set of keys knows its own and no other`() throws {
    let keys = JSONKeySet((0..<40).map { "k\($0)" } + ["a_key_longer_than_eight_bytes"])
    let tape = try tape(
      #"{"k0": 1, "k39": 1, "k40": 1, "a_key_longer_than_nine_bytes": 1, "\u006b7": 1, "a_key_longer_than_eight_bytes": 1, "": 1}"#
    )
    let known = tape.members(of: 0).filter { keys.contains($0.key, of: tape) }
    #expect(
      known.map { tape.text($0.key) } == ["k0", "k39", "k7", "a_key_longer_than_eight_bytes"])
  }

  /// Well-formed and ill-formed sequences of the Unicode Standard, table 3-7, at every offset of
  /// the eight bytes that are looked at together.
  @Test func `only well-formed UTF-8 is read`() {
    let cases: [(bytes: [UInt8], isValid: Bool)] = [
      ([0xC3, 0xA9], true), ([0xE2, 0x82, 0xAC], true), ([0xF0, 0x9F, 0x98, 0x80], true),
      ([0xF4, 0x8F, 0xBF, 0xBF], true), ([0xEF, 0xBF, 0xBF], true), ([0x7F], true),
      ([0xC3], false), ([0xC0, 0x80], false), ([0xC1, 0xBF], false), ([0x80], false),
      ([0xE0, 0x9F, 0xBF], false), ([0xED, 0xA0, 0x80], false), ([0xF0, 0x8F, 0xBF, 0xBF], false),
      ([0xF4, 0x90, 0x80, 0x80], false), ([0xF5, 0x80, 0x80, 0x80], false), ([0xFF], false),
      ([0xE2, 0x82], false), ([0xE2, 0x28, 0xA1], false), ([0xF0, 0x9F, 0x98], false),
    ]
    for (bytes, isValid) in cases {
      for padding in 0..<9 {
        let text = [0x22] + [UInt8](repeating: 0x61, count: padding) + bytes + [0x22]
        var tape = JSONTape()
        tape.load(text)
        let isRead = (try? tape.parse(0..<text.count, line: 1, lineStart: 0)) != nil
        #expect(isRead == isValid, "\(bytes) after \(padding)")
      }
    }
  }
}
