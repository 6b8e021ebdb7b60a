package import Diagnostics

/// A strict reader of RFC 8259: lone surrogates, bad UTF-8 and anything after the value are
/// faults, nesting is limited to 64 levels. A byte order mark at the start is skipped.
package enum JSONReader {
  /// nil with a diagnostic where the text is no JSON. A key that comes twice in an object is an
  /// error at the second one; the first is kept.
  package static func parse(_ file: SourceFile, log: DiagnosticLog) -> JSONNode? {
    var tape = JSONTape()
    guard tape.parse(file, log: log) else { return nil }
    return node(0, of: tape, repeated: Set(tape.repeatedKeys), path: file.path)
  }

  private static func node(
    _ index: Int, of tape: JSONTape, repeated: Set<Int>, path: String
  ) -> JSONNode {
    let value: JSONNode.Value =
      switch tape.kind(index) {
      case .null: .null
      case .false: .bool(false)
      case .true: .bool(true)
      case .number: .number(tape.text(index))
      case .string: .string(tape.text(index))
      case .array:
        .array(tape.items(of: index).map { node($0, of: tape, repeated: repeated, path: path) })
      case .object:
        .object(
          tape.members(of: index).filter { !repeated.contains($0.key) }.map { key, value in
            (tape.text(key), node(value, of: tape, repeated: repeated, path: path))
          })
      }
    let (line, column) = tape.place(of: index)
    return JSONNode(
      value: value, location: SourceLocation(path: path, line: line, column: column))
  }
}
