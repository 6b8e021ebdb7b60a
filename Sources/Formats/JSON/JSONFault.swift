package import Diagnostics

/// The first fault of a text that is no JSON.
struct JSONFault: Error, Equatable {
  enum Reason: String {
    case notUTF8 = "not valid UTF-8"
    case unexpected = "unexpected character"
    case expectedValue = "expected a value"
    case expectedKey = "expected a key in double quotes"
    case expectedColon = "expected ':' after the key"
    case expectedCommaOrEnd = "expected ',' or the closing bracket"
    case endOfText = "the text ends too early"
    case trailing = "expected nothing after the value"
    case number = "malformed number"
    case escape = "malformed escape sequence"
    case surrogate = "half of a surrogate pair"
    case controlCharacter = "control character in a string"
    case tooDeep = "nested deeper than 64 levels"
    case tooManyValues = "more than 8 388 608 values"
  }

  var reason: Reason
  /// Byte offset in the file or chunk.
  var offset: Int

  func diagnostic(in file: SourceFile) -> Diagnostic {
    let location = file.location(offset: offset)
    return Diagnostic(
      "GP2101", .error, "not JSON: \(reason.rawValue)", at: location,
      excerpt: file.line(location.line))
  }
}

extension Diagnostic {
  /// `key` is the node of the second one.
  package static func repeatedKey(_ key: Int, of tape: JSONTape, in path: String) -> Diagnostic {
    let (line, column) = tape.place(of: key)
    return Diagnostic(
      "GP2102", .error,
      "the key \"\(tape.text(key))\" comes twice in one object; the first is used",
      at: SourceLocation(path: path, line: line, column: column))
  }
}
