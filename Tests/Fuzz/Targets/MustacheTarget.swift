import Diagnostics
import Formats

/// A template, and behind a NUL the partial `p`, rendered with a little of everything.
struct MustacheTarget: FuzzTarget {
  private static let context = MustacheValue.map([
    ("a", .text("<&\"'>")), ("b", .bool(true)), ("n", .number(0)), ("none", .null),
    ("list", .list([.text("x"), .map([("a", .text("y")), ("list", .list([.number(1)]))])])),
    ("map", .map([("a", .map([("b", .raw("<b>"))]))])),
    ("f", .lookup(MustacheLookup(names: { ["os.x"] }, find: { $0 == "os.x" ? .number(7) : nil }))),
  ])

  func take(_ bytes: [UInt8]) {
    let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    let log = DiagnosticLog()
    guard let template = Self.parse(parts[0], log) else { return }
    let partial = parts.count > 1 ? Self.parse(parts[1], log) : nil
    for isStrict in [true, false] {
      var renderer = MustacheRenderer(
        partials: { $0 == "p" ? partial : nil }, partialNames: { ["p"] },
        escape: { $0.replacing("<", with: "&lt;") }, isStrict: isStrict)
      renderer.stepLimit = 20_000
      _ = renderer.render(template, context: Self.context, log: log)
    }
    _ = log.sorted
  }

  private static func parse(_ bytes: ArraySlice<UInt8>, _ log: DiagnosticLog) -> MustacheTemplate? {
    MustacheTemplate.parse(SourceFile(path: "a.mustache", bytes: Array(bytes)), log: log)
  }
}
