import Diagnostics

/// The events of a text in the notation of the yaml-test-suite, from the same event stream that
/// the tree is built from: a seam for the conformance tests.
package enum YAMLEventDump {
  /// One event a line, indented by nesting; cut short where `isComplete` is false.
  package static func text(_ bytes: [UInt8]) -> (text: String, isComplete: Bool) {
    let source = YAMLSource(SourceFile(path: "", bytes: bytes), in: 0..<bytes.count)
    return YAMLEventStream.withEvents(of: source.readable, in: source.readableRange) { events in
      var text = ""
      var depth = 0
      while let kind = events.next() {
        let line = describe(kind, events)
        if line.hasPrefix("-") { depth -= 1 }
        text += String(repeating: " ", count: max(0, depth)) + line + "\n"
        if line.hasPrefix("+") { depth += 1 }
        if kind == .streamEnd { return (text, source.badBytes == nil) }
      }
      return (text, false)
    }
  }

  private static func describe(
    _ kind: YAMLEventStream.Kind, _ events: borrowing YAMLEventStream
  ) -> String {
    switch kind {
    case .streamStart: "+STR"
    case .streamEnd: "-STR"
    case .documentStart: events.isImplicit ? "+DOC" : "+DOC ---"
    case .documentEnd: events.isImplicit ? "-DOC" : "-DOC ..."
    case .mappingStart: "+MAP" + (events.isFlow ? " {}" : "") + properties(events)
    case .mappingEnd: "-MAP"
    case .sequenceStart: "+SEQ" + (events.isFlow ? " []" : "") + properties(events)
    case .sequenceEnd: "-SEQ"
    case .alias: "=ALI *" + (events.anchor ?? "")
    case .scalar: "=VAL" + properties(events) + " " + mark(events.style) + value(events)
    }
  }

  private static func properties(_ events: borrowing YAMLEventStream) -> String {
    let anchor = events.anchor.map { " &\($0)" } ?? ""
    let tag = events.tag.map { " <\($0)>" } ?? ""
    return anchor + tag
  }

  private static func mark(_ style: YAMLEventStream.Style) -> String {
    switch style {
    case .plain: ":"
    case .singleQuoted: "'"
    case .doubleQuoted: "\""
    case .literal: "|"
    case .folded: ">"
    }
  }

  private static func value(_ events: borrowing YAMLEventStream) -> String {
    var bytes: [UInt8] = []
    events.appendText(to: &bytes)
    var result = ""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{8}": result += "\\b"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
