/// A Markdown text made ready for cmark: what CommonMark has no word for is taken out of the text,
/// and what was taken out is told beside it.
struct MarkdownSource {
  /// What cmark reads: first every cell of every table as a heading of its own, one a line, then
  /// the document, in which each line of a table is an empty heading. So cmark parses the inlines
  /// of cells, with the document's link definitions, and keeps a table where it stands.
  var text: [UInt8] = []
  /// How many lines of `text` are cells.
  var cellCount = 0
  /// The line of the file at which each line of the document stands, the first at index 0.
  var lines: [Int32] = []
  var tables: [TableLayout] = []
  /// Lines of the document (from 1) whose paragraph begins with the box of a task, in order.
  var tasks: [MarkedLine] = []
  /// Lines of the document (from 1) that hold the word of a callout, in order.
  var callouts: [MarkedLine] = []
  /// The stand-ins of the text.
  var standIns = StandIns.none
  /// What the text holds, so that passes over the tree can be spared.
  var features: Features = []
  /// What the text has too much of to be read.
  var excess: MarkdownLimits.Excess?

  struct Features: OptionSet {
    let rawValue: UInt8
    /// An unescaped `~`.
    static let strikethrough = Features(rawValue: 1)
    /// What may be a bare link or address.
    static let bareLinks = Features(rawValue: 2)
    static let standIns = Features(rawValue: 4)
  }

  /// A line about which the scanner found something.
  struct MarkedLine {
    var line: Int32
    /// Of a task: whether it is done. Of a callout: its word.
    var isDone = false
    var word = ""
  }

  static func find(_ line: Int32, in marked: [MarkedLine]) -> MarkedLine? {
    var low = 0
    var high = marked.count
    while low < high {
      let middle = (low + high) / 2
      if marked[middle].line < line { low = middle + 1 } else { high = middle }
    }
    return low < marked.count && marked[low].line == line ? marked[low] : nil
  }
}

/// A table as the scanner found it.
struct TableLayout {
  enum Alignment: UInt8 { case none, left, center, right }

  /// The first and last line of the document (from 1).
  var firstLine: Int32
  var lastLine: Int32
  var alignments: [Alignment]
  /// The rows, the head first.
  var rows: [Row]

  struct Row {
    /// The line of the document.
    var line: Int32
    /// The index of its first cell among all cells, and how many it states: at most one a column;
    /// those that are missing are empty.
    var firstCell: Int32
    var cellCount: Int32
  }
}
