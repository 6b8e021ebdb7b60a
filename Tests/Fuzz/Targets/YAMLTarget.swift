import Diagnostics
import Formats

/// A YAML document, every node of it.
struct YAMLTarget: FuzzTarget {
  /// Aliases can stand for a million nodes; a walk through all of them shows no more.
  private static let nodeLimit = 20_000

  func take(_ bytes: [UInt8]) {
    let log = DiagnosticLog()
    let document = YAMLDocument.parse(SourceFile(path: "a.yaml", bytes: bytes), log: log)
    var visited = 0
    if let root = document.root { Self.walk(root, &visited) }
    _ = log.sorted
    _ = YAMLEventDump.text(bytes)
  }

  private static func walk(_ node: YAMLNode, _ visited: inout Int) {
    visited += 1
    guard visited < nodeLimit else { return }
    precondition(node.location.line >= 1)
    _ = node.string
    _ = node.scalar
    for (key, value) in node.entries {
      walk(key, &visited)
      walk(value, &visited)
    }
    for item in node.items { walk(item, &visited) }
  }
}
