import Foundation
import Testing
import WorkspaceFixtures

/// The schemas against a validator that is not govpack's (check-jsonschema of PyPI). `make schemas`
/// installs it where it is absent; without it these tests are skipped and say so.
@Suite struct SchemaValidatorTests {
  static let python: String? = {
    let folders =
      ["\(FixtureWorkspace.projectRoot)/.build/schemas/bin"]
      + (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    return folders.first { folder in
      ["python3", "check-jsonschema"].allSatisfy {
        FileManager.default.isExecutableFile(atPath: "\(folder)/\($0)")
      }
    }.map { "\($0)/python3" }
  }()

  private static let script = "\(FixtureWorkspace.projectRoot)/Tests/Schemas/validate.py"

  private static func validate(_ words: [String], in folder: String) throws -> Program.Outcome {
    let python = try #require(python)
    let line = ([python, script, "$GOVPACK"] + words).map { "\"\($0)\"" }.joined(separator: " ")
    return try Program.shell(line, in: folder)
  }

  @Test(.enabled(if: python != nil, "check-jsonschema is not installed; run `make schemas`"))
  func `each file of the example and of a new workspace is valid`() throws {
    let workspace = try FixtureWorkspace()
    for words in [["init", "new"], ["init", "--example", "example"]] {
      #expect(try Program.run(words, in: workspace.root).status == 0)
    }
    for test in NewCommandTests.cases {
      let words = ["new"] + test.words + ["--root", "new"] + NewCommandTests.asOf
      #expect(try Program.run(words, in: workspace.root).status == 0, "\(test.words)")
    }
    let outcome = try Self.validate(["new", "example"], in: workspace.root)
    // 17 registers, and 10 records with front matter; the others are entries, or none.
    #expect(outcome.output.contains("new: 27 files held to their schemas\n"))
    let example = try #require(outcome.output.firstMatch(of: /example: (\d+) files held/))
    #expect(try #require(Int(example.1)) >= 84)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.error)")
  }

  @Test(.enabled(if: python != nil, "check-jsonschema is not installed; run `make schemas`"))
  func `each broken variant is refused where it is broken`() throws {
    let outcome = try Self.validate(
      ["--broken", "\(FixtureWorkspace.projectRoot)/Tests/Schemas"], in: "/")
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.error)")
  }
}
