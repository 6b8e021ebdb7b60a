package import Diagnostics

/// A strict reader of RFC 8259: lone surrogates, bad UTF-8 and anything after the value are
/// faults, nesting is limited to 64 levels. A byte order mark at the start is skipped.
package enum JSONReader {
  /// nil with a diagnostic where the text is no JSON. A key that comes twice in an object is an
  /// error at the second one; the first is kept.
  package static func parse(_ file: SourceFile, log: DiagnosticLog) -> JSONNode? {
    var parser = JSONParser(file: file, log: log)
    do {
      return try parser.document()
    } catch {
      log.add(error.diagnostic(in: file))
      return nil
    }
  }

  /// Levels of arrays and objects.
  package static let depthLimit = 64
}

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
  }

  var reason: Reason
  /// Byte offset in the file.
  var offset: Int

  func diagnostic(in file: SourceFile) -> Diagnostic {
    let location = file.location(offset: offset)
    return Diagnostic(
      "GP2101", .error, "not JSON: \(reason.rawValue)", at: location,
      excerpt: file.line(location.line))
  }
}

extension Diagnostic {
  static func duplicateJSONKey(_ key: String, at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      "GP2102", .error, "the key \"\(key)\" comes twice in one object; the first is used",
      at: location)
  }
}
