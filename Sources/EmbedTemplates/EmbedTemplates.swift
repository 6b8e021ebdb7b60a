import Foundation

/// `EmbedTemplates TYPE FOLDER OUTPUT FILE…`: writes a Swift file in which TYPE holds each FILE as a
/// string literal under its path relative to FOLDER, one that is not UTF-8 as ISO 8859-1.
///
/// String literals and not `.embedInCode`, which takes a minute for 120 KB.
@main
struct EmbedTemplates {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count >= 4 else { exit(64) }
    let folder = arguments[2]
    var swift =
      "extension \(arguments[1]) {\n  static let embedded: [(name: String, text: String)] = [\n"
    for path in arguments.dropFirst(4) {
      let name = path.dropFirst(folder.count + 1)
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      // A compressed file is no text: each of its bytes stands for itself as a character.
      let text =
        String(data: bytes, encoding: .utf8) ?? String(data: bytes, encoding: .isoLatin1) ?? ""
      swift += "    (name: \(literal(String(name))), text: \(literal(text))),\n"
    }
    swift += "  ]\n}\n"
    try swift.write(toFile: arguments[3], atomically: true, encoding: .utf8)
  }

  /// A single-line string literal with every special character escaped.
  static func literal(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\"": result += "\\\""
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\0": result += "\\0"
      case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value):
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
