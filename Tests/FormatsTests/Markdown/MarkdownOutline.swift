import Diagnostics

@testable import Formats

/// The tree of a document in one line a block, for tests to compare.
enum MarkdownOutline {
  static func of(_ text: String, log: DiagnosticLog = DiagnosticLog()) -> String {
    let document = MarkdownDocument.parse(SourceFile(path: "a.md", text: text), log: log)
    return lines(document.blocks, indent: "").joined(separator: "\n")
  }

  private static func lines(_ blocks: [MarkdownBlock], indent: String) -> [String] {
    blocks.flatMap { block in
      let text = block.text.isEmpty ? block.literal : block.text
      let quoted = text.isEmpty ? "" : " \(text.debugDescription)"
      return ["\(indent)\(block.line)-\(block.endLine) \(block.kind)\(quoted)"]
        + lines(block.children, indent: indent + "  ")
    }
  }
}
