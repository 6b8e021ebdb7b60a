import Diagnostics

/// From bytes to a tree with all extensions applied.
enum MarkdownParser {
  struct Result {
    var tree: MarkdownTree
    /// Whether a limit was met: then the tree is one code block.
    var isPlainText = false
  }

  /// Reads `bytes`, whose first line is line `firstLine` of `file`.
  static func parse(
    _ bytes: [UInt8], of file: SourceFile, firstLine: Int, dialect: MarkdownDialect,
    limits: MarkdownLimits, log: DiagnosticLog
  ) -> Result {
    let bytes = repaired(bytes)
    var source = BlockScanner.scan(bytes, firstLine: firstLine, dialect: dialect, limits: limits)
    if let excess = source.excess {
      log.add(excess.diagnostic(in: file, line: Int(source.lines.last ?? 1)))
      return Result(tree: plainText(bytes, firstLine: firstLine), isPlainText: true)
    }
    if let tree = tree(of: source, dialect) { return Result(tree: tree) }
    // The scanner took something for a table that cmark did not.
    source = BlockScanner.scan(
      bytes, firstLine: firstLine, dialect: dialect.subtracting(.tables), limits: limits)
    let tree = tree(of: source, dialect) ?? plainText(bytes, firstLine: firstLine)
    return Result(tree: tree)
  }

  /// The tree that cmark makes of a text, with the extensions that work on inlines.
  private static func tree(
    of source: MarkdownSource, _ dialect: MarkdownDialect
  ) -> MarkdownTree? {
    guard var tree = CmarkReader.read(source) else { return nil }
    if dialect.contains(.strikethrough), source.features.contains(.strikethrough) {
      tree.findStrikethrough()
    }
    if dialect.contains(.bareLinks), source.features.contains(.bareLinks) {
      tree.findBareLinks()
    }
    if source.features.contains(.standIns) { tree.restore(source.standIns) }
    return tree
  }

  /// `bytes` with everything that is no UTF-8 replaced.
  private static func repaired(_ bytes: [UInt8]) -> [UInt8] {
    do {
      _ = try UTF8Span(validating: bytes.span)
      return bytes
    } catch {
      return Array(String(decoding: bytes, as: UTF8.self).utf8)
    }
  }

  /// A document that shows the text as it is.
  private static func plainText(_ bytes: [UInt8], firstLine: Int) -> MarkdownTree {
    var tree = MarkdownTree()
    var node = MarkdownTree.Node(kind: .code)
    node.line = Int32(clamping: firstLine)
    node.endLine = node.line
    for byte in bytes.dropLast() where byte == 0x0A { node.endLine += 1 }
    let text = bytes.filter { $0 != 0x0D }
    node.more = tree.store(text.last == 0x0A || text.isEmpty ? text : text + [0x0A])
    tree.append(tree.add(node), to: 0)
    return tree
  }
}

extension MarkdownLimits.Excess {
  /// What the log says of a text over a limit.
  func diagnostic(in file: SourceFile, line: Int) -> Diagnostic {
    Diagnostic(
      code, .warning, "the document is shown as plain text: \(reason)",
      at: SourceLocation(path: file.path, line: line), hint: hint)
  }

  private var code: String {
    switch self {
    case .bytes: "GP3010"
    case .depth: "GP3011"
    case .paragraph: "GP3012"
    case .missingCells: "GP3013"
    case .references: "GP3014"
    }
  }

  private var reason: String {
    switch self {
    case .bytes(let limit): "it is longer than \(limit) bytes"
    case .depth(let limit): "quotes and lists are nested more than \(limit) deep"
    case .paragraph(let limit): "a paragraph is longer than \(limit) bytes"
    case .missingCells(let limit): "the rows of its tables lack more than \(limit) cells"
    case .references: "its link definitions are too long for the number of references"
    }
  }

  private var hint: String {
    switch self {
    case .bytes: "part the file"
    case .depth: "nest less, or put the text in a code block"
    case .paragraph: "part it with blank lines, or put it in a code block"
    case .missingCells: "give each row as many cells as the table's head"
    case .references: "shorten the definitions, or part the file"
    }
  }
}
