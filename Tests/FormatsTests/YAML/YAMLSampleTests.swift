import Diagnostics
import Formats
import Foundation
import Testing
import WorkspaceFixtures

/// What a real file holds, as counted by PyYAML's own parser (6.0.3, not libyaml), with aliases
/// followed: nodes, bytes of all texts, and the sum of the lines on which the nodes start.
struct YAMLSample: CustomTestStringConvertible, Equatable, Sendable {
  var path: String
  var nodes: Int
  var bytes: Int
  var lines: Int

  var testDescription: String { path }

  static let folder = FixtureWorkspace.sharedFolder.map { "\($0)/samples" }
  static var arePresent: Bool { folder.map { FileManager.default.fileExists(atPath: $0) } ?? false }

  static let all: [YAMLSample] = [
    .init("aios-2026-02-02/kernel/state_machine.yaml", 769, 7309, 195_196),
    .init("aios-2026-02-02/spec_registry.yaml", 1053, 8589, 297_112),
    .init("aios-2026-02-02/state/agents.yaml", 1765, 19307, 847_439),
    .init("aios-2026-02-02/state/project.yaml", 236, 2226, 16821),
    .init("aios-2026-02-02/state/sessions.yaml", 3368, 39161, 2_749_302),
    .init("aios-2026-02-02/state/tasks.yaml", 545, 5920, 72466),
    .init("aios-generated/spec_registry.hook-rewritten.yaml", 1569, 13582, 634_986),
    .init("aios-generated/state/agents.yaml", 50, 499, 659),
    .init("aios-generated/state/plan_mode_state.yaml", 65, 405, 1070),
    .init("aios-generated/state/sessions.yaml", 135, 1511, 4431),
    .init("aios-generated/state/tasks.yaml", 291, 2697, 17059),
  ]

  init(_ path: String, _ nodes: Int, _ bytes: Int, _ lines: Int) {
    (self.path, self.nodes, self.bytes, self.lines) = (path, nodes, bytes, lines)
  }
}

@Suite(.enabled(if: YAMLSample.arePresent, "the samples are not beside the project"))
struct YAMLSampleTests {
  @Test(arguments: YAMLSample.all)
  func `a real file holds what PyYAML finds in it`(_ sample: YAMLSample) throws {
    let folder = try #require(YAMLSample.folder)
    let bytes = Array(try Data(contentsOf: URL(filePath: "\(folder)/\(sample.path)")))
    let (document, faults) = readWithFaults(bytes)
    #expect(faults.isEmpty)
    let root = try #require(document.root)
    var found = YAMLSample(sample.path, 0, 0, 0)
    count(root, &found)
    #expect(found == sample)
  }

  /// A null's own text is not in `string`: what the file says is found by `hasText`.
  private func count(_ node: YAMLNode, _ found: inout YAMLSample) {
    found.nodes += 1
    found.lines += node.line
    switch node.kind {
    case .mapping:
      for (key, value) in node.entries {
        count(key, &found)
        count(value, &found)
      }
    case .sequence: for item in node.items { count(item, &found) }
    case .scalar:
      let null = ["null", "~"].first(where: node.hasText)
      found.bytes += (node.string ?? null ?? "").utf8.count
    }
  }
}
