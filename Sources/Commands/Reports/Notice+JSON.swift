import Diagnostics
import Formats

extension Notice {
  /// One object with the same keys for diagnostics and findings; what is absent is null.
  var json: JSONValue {
    .object([
      ("type", .string(isFinding ? "finding" : "diagnostic")),
      ("severity", .string(severity.rawValue)),
      ("code", .string(code)),
      ("message", .string(message)),
      ("path", .optional(location?.path)),
      ("line", Self.number(location?.line)),
      ("column", Self.number(location?.column)),
      ("subject", .optional(subject)),
      ("hint", .optional(hint)),
    ])
  }

  /// Lines and columns count from 1; 0 means the whole file or line.
  private static func number(_ value: Int?) -> JSONValue {
    if let value, value > 0 { .int(value) } else { .null }
  }
}

extension NoticeCount {
  /// The numbers by severity, the gravest first.
  var json: JSONValue {
    .object(Severity.allCases.reversed().map { ($0.rawValue, .int(count($0))) })
  }
}

extension JSONValue {
  /// One line with its end.
  var line: String { TerminalText.visible(JSONWriter.compact(self), isJSON: true) + "\n" }
}
