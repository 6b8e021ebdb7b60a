import Diagnostics
import Formats
import Ingest
import Model
import Testing
import WorkspaceFixtures

/// A workspace as the reader saw it.
struct ReadWorkspace {
  let facts: Facts
  let diagnostics: [Diagnostic]

  /// A workspace of literal files.
  init(_ files: [String: String], asOf: Instant? = nil, jobs: Int = 2) async throws {
    try await self.init(FixtureWorkspace(files), asOf: asOf, jobs: jobs)
  }

  init(
    _ workspace: FixtureWorkspace, asOf: Instant? = nil, jobs: Int = 2,
    manner: ActionLogManner = ActionLogManner()
  ) async throws {
    try await self.init(root: workspace.root, asOf: asOf, jobs: jobs, manner: manner)
    withExtendedLifetime(workspace) {}
  }

  init(
    root: String, asOf: Instant? = nil, jobs: Int = 2, manner: ActionLogManner = ActionLogManner()
  ) async throws {
    let log = DiagnosticLog()
    let folder = try WorkspaceFolder(root: root)
    facts = await WorkspaceReader.read(
      root: folder, asOf: asOf, jobs: jobs, actionLog: manner, log: log)
    diagnostics = log.sorted
  }

  /// `code path:line:column`, as far as there is a place, for each diagnostic.
  var summaries: [String] {
    diagnostics.map { "\($0.code) \($0.location?.description ?? "-")" }
  }

  /// The printed text of the diagnostics with that code.
  func texts(_ code: String) -> [String] {
    diagnostics.filter { $0.code == code }.map(\.message)
  }
}

/// What identifies a test case in the test's output.
struct NamedFiles: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let files: [String: String]
}

extension NamedFiles {
  init(_ name: String, _ files: [String: String]) {
    testDescription = name
    self.files = files
  }
}
