import Diagnostics
import Formats
import Foundation
import Testing

/// The yaml-test-suite's event cases, as far as libyaml 0.2.5 passes them, and the tree against
/// the suite's JSON.
@Suite(.enabled(if: YAMLSuite.isPresent, "the yaml-test-suite is not beside the project"))
struct YAMLConformanceTests {
  enum Outcome: CaseIterable {
    case equal, differs, validRejected, invalidRejected, invalidAccepted
  }

  @Test func `the events are the suite's but where libyaml is known to part`() throws {
    var ids: [Outcome: [String]] = [:]
    for test in try YAMLSuite.cases() { ids[outcome(test), default: []].append(test.id) }
    for outcome in Outcome.allCases {
      #expect(ids[outcome, default: []].count == YAMLSuiteExpectations.counts[outcome])
    }
    typealias Expected = YAMLSuiteExpectations
    #expect(ids[.differs]?.sorted() == Expected.ids(Expected.differs))
    #expect(ids[.validRejected]?.sorted() == Expected.ids(Expected.validRejected))
    #expect(ids[.invalidAccepted]?.sorted() == Expected.ids(Expected.invalidAccepted))
  }

  @Test func `what libyaml refuses is an error with a place in the file`() throws {
    for test in try YAMLSuite.cases() {
      let log = DiagnosticLog()
      _ = YAMLDocument.parse(SourceFile(path: test.id, text: test.yaml), log: log)
      let isRefused = !YAMLEventDump.text(Array(test.yaml.utf8)).isComplete
      if isRefused { #expect(log.worst == .error, "\(test.id)") }
      for diagnostic in log.sorted {
        #expect((diagnostic.location?.column ?? 0) > 0, "\(test.id) \(diagnostic)")
        #expect(diagnostic.excerpt != nil, "\(test.id) \(diagnostic)")
      }
    }
  }

  @Test func `the tree holds the values of the suite's JSON`() throws {
    var compared = 0
    for test in try YAMLSuite.cases() where outcome(test) == .equal {
      // Where the suite's JSON holds several documents, it is no JSON text and is left out.
      guard let json = test.json, let expected = canonicalJSON(json) else { continue }
      let log = DiagnosticLog()
      let document = YAMLDocument.parse(SourceFile(path: test.id, text: test.yaml), log: log)
      // A document of nothing has no root here, and is null in the suite.
      #expect((document.root.map(canonical) ?? "null") == expected, "\(test.id) \(test.name)")
      compared += 1
    }
    #expect(compared == 214)
  }

  private func outcome(_ test: YAMLSuiteCase) -> Outcome {
    let dump = YAMLEventDump.text(Array(test.yaml.utf8))
    if test.isInvalid { return dump.isComplete ? .invalidAccepted : .invalidRejected }
    if !dump.isComplete { return .validRejected }
    return YAMLSuite.flat(dump.text) == test.tree ? .equal : .differs
  }
}

/// A node as JSON with sorted keys.
private func canonical(_ node: YAMLNode) -> String {
  switch node.kind {
  case .sequence: return "[" + node.items.map(canonical).joined(separator: ",") + "]"
  case .mapping:
    let entries = node.entries.map {
      ("\($0.key.string ?? "")".debugDescription, canonical($0.value))
    }
    return "{" + entries.sorted { $0.0 < $1.0 }.map { "\($0.0):\($0.1)" }.joined(separator: ",")
      + "}"
  case .scalar:
    switch node.scalar {
    case .null, nil: return "null"
    case .bool(let value): return "\(value)"
    case .int(let value): return "\(Double(value))"
    case .float(let value): return "\(value)"
    case .string(let value): return value.debugDescription
    }
  }
}

private func canonicalJSON(_ text: String) -> String? {
  guard
    let value = try? JSONSerialization.jsonObject(
      with: Data(text.utf8), options: [.fragmentsAllowed])
  else { return nil }
  return canonical(json: value)
}

private func canonical(json value: Any) -> String {
  switch value {
  case let list as [Any]: return "[" + list.map(canonical(json:)).joined(separator: ",") + "]"
  case let map as [String: Any]:
    let entries = map.map { ($0.key.debugDescription, canonical(json: $0.value)) }
    return "{" + entries.sorted { $0.0 < $1.0 }.map { "\($0.0):\($0.1)" }.joined(separator: ",")
      + "}"
  case let text as String: return text.debugDescription
  case is NSNull: return "null"
  case let number as NSNumber where number === (true as NSNumber): return "true"
  case let number as NSNumber where number === (false as NSNumber): return "false"
  case let number as NSNumber: return "\(number.doubleValue)"
  default: return "?"
  }
}
