/// How texts are written so that Markdown reads them back as they are.
enum MarkdownEscaping {
  static func longestRun(of byte: UInt8, in text: ArraySlice<UInt8>) -> Int {
    var longest = 0
    var run = 0
    for other in text {
      run = other == byte ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  /// A code block's info string.
  static func info(_ info: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    for byte in info {
      switch byte {
      case UInt8(ascii: "\\"): result.append(contentsOf: "\\\\".utf8)
      case UInt8(ascii: "&"): result.append(contentsOf: "&amp;".utf8)
      case 0x0A: result.append(contentsOf: "&#10;".utf8)
      default: result.append(byte)
      }
    }
    return result
  }

  /// A destination in angle brackets where it needs them.
  static func destination(_ destination: ArraySlice<UInt8>, isCell: Bool) -> [UInt8] {
    let needsBrackets =
      destination.isEmpty || destination.contains { $0 <= 0x20 || "()<>".utf8.contains($0) }
    var result: [UInt8] = []
    for byte in destination {
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: ">"):
        result.append(UInt8(ascii: "\\"))
        result.append(byte)
      case UInt8(ascii: "&"): result.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "|") where isCell: result.append(contentsOf: "\\|".utf8)
      case 0..<0x20, 0x7F: URLEscaping.append(byte, to: &result)
      default: result.append(byte)
      }
    }
    return needsBrackets ? [UInt8(ascii: "<")] + result + [UInt8(ascii: ">")] : result
  }

  /// A title in quotes.
  static func title(_ title: ArraySlice<UInt8>, isCell: Bool) -> [UInt8] {
    var result = [UInt8(ascii: "\"")]
    for byte in title {
      switch byte {
      case UInt8(ascii: "\\"), UInt8(ascii: "\""):
        result.append(UInt8(ascii: "\\"))
        result.append(byte)
      case UInt8(ascii: "&"): result.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "|") where isCell: result.append(contentsOf: "\\|".utf8)
      case 0x0A: result.append(contentsOf: "&#10;".utf8)
      default: result.append(byte)
      }
    }
    return result + [UInt8(ascii: "\"")]
  }

  /// A code span, whose marks are longer than what it holds.
  static func codeSpan(_ code: ArraySlice<UInt8>, isCell: Bool) -> [UInt8] {
    var length = 1
    let runs = Set(runs(in: code))
    while runs.contains(length) { length += 1 }
    let mark = [UInt8](repeating: UInt8(ascii: "`"), count: length)
    let isSpace = code.allSatisfy { $0 == 0x20 }
    let edges = [code.first, code.last]
    let needsSpace =
      edges.contains(UInt8(ascii: "`"))
      || (!isSpace && code.first == 0x20 && code.last == 0x20)
    var content: [UInt8] = needsSpace ? [0x20] : []
    for byte in code {
      if isCell, byte == UInt8(ascii: "|") { content.append(UInt8(ascii: "\\")) }
      content.append(byte)
    }
    if needsSpace { content.append(0x20) }
    return mark + content + mark
  }

  /// The lengths of the runs of backticks.
  private static func runs(in code: ArraySlice<UInt8>) -> [Int] {
    var result: [Int] = []
    var run = 0
    for byte in code + [0] {
      if byte == UInt8(ascii: "`") {
        run += 1
      } else {
        if run > 0 { result.append(run) }
        run = 0
      }
    }
    return result
  }

  /// A character by its number, for places where it could not stand itself.
  static func reference(_ scalar: Unicode.Scalar) -> [UInt8] { Array("&#\(scalar.value);".utf8) }
}
