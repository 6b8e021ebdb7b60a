package import Diagnostics

/// One YAML document as a located tree. Scalars are kept as ranges of one buffer: a node is a
/// position in flat arrays, so that reading 20 MB costs little more than libyaml's own events.
package struct YAMLDocument: Sendable {
  /// nil for an empty document.
  package let root: YAMLNode?

  /// Whether parsing stopped before the end: what stands before the fault is kept.
  package let isIncomplete: Bool

  /// Reads the only document of a file (a second one is a diagnostic). Never traps, whatever the
  /// bytes. Faults go to the log with line and column; what was read before them is kept.
  ///
  /// `range` is the part of the file to read, in bytes: the front matter of a Markdown file.
  /// Locations are those of the whole file.
  package static func parse(
    _ file: SourceFile, in range: Range<Int>? = nil, limits: YAMLLimits = .standard,
    log: DiagnosticLog
  ) -> YAMLDocument {
    let range = (range ?? 0..<file.bytes.count).clamped(to: 0..<file.bytes.count)
    var faults = YAMLFaultList(path: file.path)
    defer { faults.report(to: log) }
    // Offsets are kept in 32 bits, and an escape can grow by half when undone.
    let most = min(limits.bytes, 1 << 30)
    guard range.count <= most, range.upperBound <= 1 << 31 else {
      faults.add(.tooLarge(bytes: range.count, limit: most))
      return YAMLDocument(root: nil, isIncomplete: true)
    }
    if YAMLSource.isUTF16(file.bytes, in: range) {
      faults.add(.utf16)
      return YAMLDocument(root: nil, isIncomplete: true)
    }
    let source = YAMLSource(file, in: range)
    if let fault = source.badBytes { faults.add(fault, at: source) }
    var builder = YAMLTreeBuilder(source: source, limits: limits, faults: faults)
    YAMLEventStream.withEvents(of: source.readable, in: source.readableRange) { events in
      builder.read(&events)
    }
    faults = builder.faults
    return builder.document()
  }
}

/// Where reading stops with a diagnostic.
package struct YAMLLimits: Sendable {
  /// Levels of nesting, those inside aliases included.
  package var depth = 200
  /// Nodes that aliases stand for, counted at each use. What is written out in the file is bounded
  /// by `bytes` alone, so that a long honest list is never taken for an alias bomb.
  package var nodes = 1_000_000
  /// Bytes of the file; more than 1 GiB is never read.
  package var bytes = 64 << 20

  package init() {}

  package static let standard = YAMLLimits()
}
