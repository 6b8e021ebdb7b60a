import Diagnostics
import Formats

/// Markdown under construction. Text gets in escaped or not at all: `append(mark:)` takes nothing
/// but literals of this program.
struct MarkdownBuffer {
  private(set) var bytes: [UInt8] = []
  /// Where the content of the line at hand starts, after its `> `, `- ` or `## `.
  private var contentStart = 0
  /// Whether a `-`, `+`, `#` or `1.` at `contentStart` would open a block. Not so in a cell.
  private var opensBlocks = true

  var text: String { String(decoding: bytes, as: UTF8.self) }
  var count: Int { bytes.count }
  var last: UInt8? { bytes.last }
  var isAtContentStart: Bool { bytes.count == contentStart }

  init() {}

  /// Says that a line's content starts here.
  mutating func startContent(opensBlocks: Bool = true) {
    contentStart = bytes.count
    self.opensBlocks = opensBlocks
  }

  /// A mark of Markdown itself.
  mutating func append(mark: StaticString) {
    bytes.add(mark)
  }

  /// Digits, percent-encoded destinations, prefixes and normalised documents: bytes that a function
  /// beside this one has made safe.
  mutating func append(safe: some Sequence<UInt8>) { bytes.append(contentsOf: safe) }

  mutating func append(mark byte: UInt8, count: Int = 1) {
    for _ in 0..<count { bytes.append(byte) }
  }

  mutating func truncate(to count: Int) { bytes.removeSubrange(min(count, bytes.count)...) }

  mutating func trimSpaces(downTo floor: Int) {
    while bytes.count > floor, bytes.last == .space { bytes.removeLast() }
  }
}

extension UInt8 {
  static let space = UInt8(ascii: " ")
  static let newline = UInt8(ascii: "\n")
  static let backslash = UInt8(ascii: "\\")
  static let backtick = UInt8(ascii: "`")
  static let asterisk = UInt8(ascii: "*")

  var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }

  var isASCIILetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }

  var isASCIIAlphanumeric: Bool { isASCIIDigit || isASCIILetter }

  /// `!` to `~` without letters and digits.
  var isASCIIPunctuation: Bool { self > 0x20 && self < 0x7F && !isASCIIAlphanumeric }
}

extension MarkdownBuffer {
  /// Appends `text` so that it means itself: no mark, link, reference, entity, cell or block.
  ///
  /// Line breaks and tabs become spaces; control, bidirectional and invisible characters are
  /// shown as `⟨U+202E⟩`. What stands before is known, what follows is not: at the end of the text
  /// the worst is assumed.
  mutating func append(text: String) {
    let written = Array(text.utf8)
    let source = SecretText.shown(written) ?? written
    bytes.reserveCapacity(bytes.count + source.count + 8)
    var index = 0
    while index < source.count {
      let byte = source[index]
      if byte < 0x80 {
        let next = index + 1 < source.count ? source[index + 1] : nil
        append(ascii: byte, next: next)
        index += 1
      } else {
        index += append(nonASCII: source[index...])
      }
    }
  }

  private mutating func append(ascii byte: UInt8, next: UInt8?) {
    switch byte {
    case 0x0D where next == .newline: return
    case 0x09, 0x0A, 0x0D, 0x20:
      // Four leading spaces would be code.
      if !isAtContentStart { bytes.append(.space) }
      return
    case 0..<0x20, 0x7F:
      append(visible: Unicode.Scalar(byte))
      return
    default:
      if needsEscape(byte, next: next) { bytes.append(.backslash) }
      bytes.append(byte)
    }
  }

  private func needsEscape(_ byte: UInt8, next: UInt8?) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: "|"), UInt8(ascii: "~"),
      UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "@"):
      // `$` is mathematics and `@` an address on forges.
      true
    case UInt8(ascii: "_"):
      // Between letters and digits it never marks emphasis, and ids stay readable.
      !(isAfterWord && next?.isASCIIAlphanumeric == true)
    case UInt8(ascii: "&"): next.map { $0.isASCIILetter || $0 == UInt8(ascii: "#") } ?? true
    case UInt8(ascii: "!"): next == nil
    case UInt8(ascii: ">"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "="):
      opensBlocks && isAtContentStart
    case UInt8(ascii: "."): isAfterListNumber(next) || ends(with: "www")
    case UInt8(ascii: ")"): isAfterListNumber(next)
    case UInt8(ascii: ":"): next == UInt8(ascii: "/") || isAfterScheme
    default: false
    }
  }

  private var isAfterWord: Bool {
    bytes.count > contentStart && bytes.last?.isASCIIAlphanumeric == true
  }

  /// After `12` at the start of a line, `.` would make a list.
  private func isAfterListNumber(_ next: UInt8?) -> Bool {
    guard opensBlocks, next == nil || next == .space || next == 0x09 || next == .newline else {
      return false
    }
    let number = bytes[contentStart...]
    return number.count <= 9 && number.allSatisfy(\.isASCIIDigit)
  }

  private var isAfterScheme: Bool {
    ["http", "https", "ftp", "mailto", "xmpp"].contains { ends(with: $0) }
  }

  /// Whether the line's content ends with that word, in any case.
  private func ends(with word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard bytes.count - contentStart >= length else { return false }
    let tail = bytes.suffix(length)
    return word.withUTF8Buffer { zip(tail, $0).allSatisfy { $0 | 0x20 == $1 } }
  }

  /// Appends one scalar, or its name where it would not be seen; returns its length in bytes.
  private mutating func append(nonASCII rest: ArraySlice<UInt8>) -> Int {
    let lead = rest[rest.startIndex]
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    let sequence = rest.prefix(length)
    var value = UInt32(lead) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
    for byte in sequence.dropFirst() { value = value << 6 | UInt32(byte & 0x3F) }
    if let scalar = Unicode.Scalar(value), DiagnosticPrinter.isHidden(scalar) {
      append(visible: scalar)
    } else {
      bytes.append(contentsOf: sequence)
    }
    return sequence.count
  }

  /// `⟨U+202E⟩`
  mutating func append(visible scalar: Unicode.Scalar) {
    bytes.append(contentsOf: "⟨\(DiagnosticPrinter.codePoint(scalar))⟩".utf8)
  }
}
