/// A place in a file of the workspace, as printed: `path:line:column`.
///
/// Lines and columns count from 1; a column counts UTF-8 bytes. Column 0 means the whole line,
/// line 0 the whole file.
package struct SourceLocation: Hashable, Sendable {
  /// Relative to the workspace's root, with `/`.
  package var path: String
  package var line: Int {
    get { Int(packedLine) }
    set { packedLine = UInt32(clamping: newValue) }
  }
  package var column: Int {
    get { Int(packedColumn) }
    set { packedColumn = UInt32(clamping: newValue) }
  }

  // Half a million records have a place each: small numbers in small room.
  private var packedLine: UInt32
  private var packedColumn: UInt32

  package init(path: String, line: Int = 0, column: Int = 0) {
    self.path = path
    packedLine = UInt32(clamping: line)
    packedColumn = UInt32(clamping: column)
  }

  /// `path:line`, the form in which evidence is cited; the bare path for a whole file.
  package var citation: String { line > 0 ? "\(path):\(line)" : path }
}

extension SourceLocation: Comparable {
  package static func < (left: Self, right: Self) -> Bool {
    if left.path != right.path { return left.path.utf8.lexicographicallyPrecedes(right.path.utf8) }
    return (left.line, left.column) < (right.line, right.column)
  }
}

extension SourceLocation: CustomStringConvertible {
  package var description: String { column > 0 ? "\(citation):\(column)" : citation }
}
