/// What a Markdown text may have. libcmark 0.30.2 needs time that grows with the square of some of
/// these (CVE-2023-22486, CVE-2023-24824 and others); within them, 1 MiB of the worst costs about
/// a second. A text that has more is shown as it is, not read.
struct MarkdownLimits {
  /// Bytes of the file.
  var bytes: Int
  /// Quotes and list items inside each other.
  var depth = 32
  /// Bytes of a paragraph, a heading or a table's row.
  var paragraph: Int
  /// Cells that a table's rows lack.
  var missingCells = 200_000
  /// The longest link definition times all that could refer to it: cmark copies the destination to
  /// each.
  var references = 64 << 20

  static let authored = MarkdownLimits(bytes: 1 << 20, paragraph: 16 << 10)
  /// Pages that the program composed: what people wrote in them was read under the other limits.
  static let page = MarkdownLimits(bytes: 256 << 20, paragraph: .max)

  /// The limit that a text is over.
  enum Excess: Equatable {
    case bytes(Int)
    case depth(Int)
    case paragraph(Int)
    case missingCells(Int)
    case references
  }

  /// What the limit on references counts.
  struct References {
    /// The bytes of the longest definition there could be.
    var longest = 0
    /// The brackets that could be references.
    var count = 0
  }

  func referencesExcess(_ counted: References) -> Excess? {
    let (product, overflow) = counted.longest.multipliedReportingOverflow(by: counted.count)
    return overflow || product > references ? .references : nil
  }
}
