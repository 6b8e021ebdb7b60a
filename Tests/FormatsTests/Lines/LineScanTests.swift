import CLineScan
import Testing

/// The scanner of the log's lines: what it finds along a shape that it knows is what it finds byte by
/// byte, by the vectors of every kind of processor that this one can stand for.
@Suite struct LineScanTests {
  /// A scanner of three values, the last of them plain.
  final class Scanner {
    private let scanner: OpaquePointer

    init(level: Int32) {
      guard let made = gp_scanner_make("a\nn\nb", "b") else {
        preconditionFailure("there is memory for a scanner")
      }
      scanner = made
      #expect(gp_scanner_use(scanner, level) == 1)
    }

    deinit { gp_scanner_free(scanner) }

    /// What is found in a line, and its length where its shape is known.
    func scan(_ line: [UInt8]) -> (found: [Int], known: Int) {
      let padding = [0x0A] + [UInt8](repeating: 0x20, count: Int(GP_SCAN_PADDING))
      return (line + padding).withUnsafeBufferPointer { text in
        var found = gp_scan_line()
        guard let start = text.baseAddress else { preconditionFailure("the padding is there") }
        let known = gp_scan_known(scanner, start, line.count + 1, &found)
        let fault = known < 0 ? Int(gp_scan(scanner, start, line.count, &found)) : 0
        guard fault == 0 else { return ([fault, Int(found.fault_offset)], known) }
        var values = [Int(gp_root(&found))]
        for slot in Int32(0)..<3 {
          values += [gp_kind(&found, slot), gp_start(&found, slot), gp_length(&found, slot)]
            .map(Int.init)
          if slot != 1 { values.append(Int(gp_is_escaped(&found, slot))) }
        }
        for number in 0..<Int32(found.noticeable) {
          values += [gp_noticeable_start(&found, number), gp_noticeable_end(&found, number)]
            .map(Int.init)
        }
        return (values, known)
      }
    }
  }

  static func line(_ text: [UInt8]) -> [UInt8] {
    Array(#"{"a":""#.utf8) + text + Array(#"","n":-12.5e3,"b":"plain@text"}"#.utf8)
  }

  /// Sound characters and escapes, and such as are not (Unicode, table 3-7; RFC 8259).
  static let pieces: [[UInt8]] =
    ["é", "€", "😀", "ࠀ", "퟿", #"\n"#, #"\""#, #"\\"#, #"\u00e9"#, #"\ud83d\ude00"#, "@", "=", " "]
    .map { Array($0.utf8) }
    + [#"\x"#, #"\ud800"#, #"\u12"#, "\"", "\u{0}", "\u{1}", "\u{1F}", "\u{7F}"]
    .map { Array($0.utf8) }
    + [
      [0x80], [0xC3], [0xC0, 0xAF], [0xE2, 0x82], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xFF],
      [0xF0, 0x9F, 0x98], [0xF0, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80],
      [0xE2, 0x82, 0xAC, 0xAC],
    ]

  /// A text of a piece with others on both sides: the scanner finds what one does that knows no shape.
  func expectSame(
    _ knowing: Scanner, _ piece: [UInt8], behind before: Int, before after: Int, of filler: UInt8
  ) {
    let line = Self.line(
      [UInt8](repeating: UInt8(ascii: "x"), count: before) + piece
        + [UInt8](repeating: filler, count: after))
    let (found, known) = knowing.scan(line)
    let (expected, _) = Scanner(level: 0).scan(line)
    #expect(found == expected, "\(piece) behind \(before), before \(after)")
    // A line with a fault is read again, byte by byte, to say what is wrong.
    #expect(known == (expected.count == 2 ? -1 : line.count))
  }

  @Test(arguments: 0..<gp_scan_levels())
  func `what is found along a known shape is what is found byte by byte`(level: Int32) {
    let knowing = Scanner(level: level)
    _ = knowing.scan(Self.line([]))
    for piece in Self.pieces {
      for before in 0...66 {
        for after in [0, 1, 31, 40] {
          expectSame(knowing, piece, behind: before, before: after, of: UInt8(ascii: " "))
        }
      }
    }
  }

  /// Texts that were as long as each other many times are taken for as long again: a shorter one, a
  /// longer one, and one with an escape, a quote or a fault anywhere are found as they are.
  @Test(arguments: 0..<gp_scan_levels())
  func `a text unlike many before it is found as it is`(level: Int32) {
    let knowing = Scanner(level: level)
    for usual in [0, 1, 7, 31, 32, 33, 63, 64, 95, 96, 97, 128] {
      let steady = Self.line([UInt8](repeating: UInt8(ascii: "s"), count: usual))
      let expectedOfSteady = Scanner(level: 0).scan(steady).found
      let places = Set([0, 1, usual / 2, usual - 2, usual - 1, usual, usual + 1, 31, 32, 64])
      for piece in Self.pieces + [[], [0x41]] {
        for before in places where before >= 0 {
          for after in [0, 1, max(0, usual - before - piece.count), usual] {
            for _ in 0..<20 { #expect(knowing.scan(steady).found == expectedOfSteady) }
            expectSame(knowing, piece, behind: before, before: after, of: UInt8(ascii: "y"))
          }
        }
      }
    }
  }

  /// By the rule as it is written: an @ or an = in six bytes or more, twelve digits, or 20 ASCII
  /// characters without a blank.
  static func isNoticeable(_ text: [UInt8]) -> Bool {
    if text.count < 6 { return false }
    if text.contains(UInt8(ascii: "@")) || text.contains(UInt8(ascii: "=")) { return true }
    if text.count(where: { (0x30...0x39).contains($0) }) >= 12 { return true }
    return text.split(whereSeparator: { $0 <= 0x20 || $0 >= 0x80 }).contains { $0.count >= 20 }
  }

  @Test(arguments: 0..<gp_scan_levels())
  func `a text that may hold something private is noted`(level: Int32) {
    let scanner = Scanner(level: level)
    _ = scanner.scan(Self.line([]))
    let parts =
      ["@", "=", "1", "12345678901", "123456789012", "ä", " ", ""]
      + (18...21).map { String(repeating: "y", count: $0) }
    var noted = 0
    for part in parts {
      for end in parts {
        for before in 0...40 {
          let text = Array((String(repeating: "a ", count: before) + part + " " + end).utf8)
          let (found, _) = scanner.scan(Self.line(text))
          let isNoted = found.count > 12
          #expect(isNoted == Self.isNoticeable(text), "\(String(decoding: text, as: UTF8.self))")
          noted += isNoted ? 1 : 0
        }
      }
    }
    #expect(noted > 1000)
  }
}
