import Diagnostics
import Formats
import Model

/// One file of delivery events: JSON Lines, or JSON with one object or an array of them; each
/// object a native record of the file's kind, or a CDEvent of any kind.
struct EventFile {
  private let kind: InputKind
  private let file: FileReading
  private let source: EventSource
  private var listing: DiagnosticListing

  /// Whether a file of that name is read as such.
  static func isOne(_ path: String) -> Bool { path.hasSuffix(".json") || isLines(path) }

  /// Whether it is read by lines, and never held whole.
  static func isLines(_ path: String) -> Bool {
    [".jsonl", ".jsonl.gz", ".jsonl.zst"].contains(where: path.hasSuffix)
  }

  init(_ reading: FileReading, _ kind: InputKind) {
    file = reading
    self.kind = kind
    // What is reported of one object is looked at before it goes to the file's log.
    source = EventSource(reading.reporting(to: DiagnosticLog()))
    listing = DiagnosticListing(reading)
  }

  mutating func read(into facts: inout Facts) {
    if Self.isLines(file.path) {
      readLines(into: &facts)
    } else {
      readDocument(into: &facts)
    }
    listing.close()
  }

  private mutating func readLines(into facts: inout Facts) {
    let isWhole = file.eachJSONLine { tape, line in
      switch line {
      case .value:
        for key in tape.repeatedKeys {
          source.reading.report(.repeatedKey(key, of: tape, in: file.path))
        }
        add(0, of: tape, into: &facts)
      case .fault(let diagnostic):
        source.reading.report(diagnostic)
        if diagnostic.severity == .error { file.reject(kind) }
      }
      listing.take(source.reading.log, excerpt: { tape.lineText(of: 0) })
    }
    if !isWhole { file.reject(kind) }
  }

  private mutating func readDocument(into facts: inout Facts) {
    var tape = JSONTape()
    guard tape.parse(file.file, log: file.log) else { return file.reject(kind) }
    for node in tape.kind(0) == .array ? Array(tape.items(of: 0)) : [0] {
      add(node, of: tape, into: &facts)
      listing.take(source.reading.log, excerpt: { nil })
    }
  }

  private func add(_ node: Int, of tape: JSONTape, into facts: inout Facts) {
    switch CDEvent.read(node, of: tape, source) {
    case .event(let event):
      file.events.add(event)
      file.tally.touch(event.kind)
    case .refused(let kind?): file.reject(kind)
    case .refused(nil): break
    case .other: if !addNative(node, of: tape, into: &facts) { file.reject(kind) }
    }
  }

  /// False for a record that cannot be used.
  private func addNative(_ node: Int, of tape: JSONTape, into facts: inout Facts) -> Bool {
    switch kind {
    case .deployments:
      guard let deployment = DeploymentEvent.native(node, of: tape, source) else { return false }
      facts.deployments.append(deployment)
    case .changes:
      guard let change = ChangeEvent.native(node, of: tape, source) else { return false }
      facts.changes.append(change)
    case .incidents:
      guard let incident = IncidentEvent.native(node, of: tape, source) else { return false }
      facts.incidents.append(incident)
    default: preconditionFailure("an event file holds deployments, changes or incidents")
    }
    return true
  }
}
