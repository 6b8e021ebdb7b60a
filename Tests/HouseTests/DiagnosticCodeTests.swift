import Foundation
import Testing

/// Docs/DIAGNOSTICS.md explains every code that the program can print, and no other.
@Suite struct DiagnosticCodeTests {
  @Test func `the document lists exactly the codes of the sources`() throws {
    let sources = try Self.codesInSources()
    let documented = try Self.documentedCodes()
    #expect(sources.keys.sorted().filter { !documented.contains($0) } == [], "not documented")
    #expect(documented.filter { sources[$0] == nil } == [], "no longer raised")
    #expect(sources.count > 20)
  }

  @Test func `the document lists each code once, in order`() throws {
    let documented = try Self.documentedCodes()
    #expect(documented == Set(documented).sorted())
  }

  /// The files that spell each code, by code.
  private static func codesInSources() throws -> [String: Set<String>] {
    var result: [String: Set<String>] = [:]
    for file in try SourceTree.swiftFiles(below: "Sources") {
      for line in file.code {
        for match in line.text.matches(of: /"(GP[0-9]{4})"/) {
          result[String(match.1), default: []].insert(file.path)
        }
      }
    }
    return result
  }

  /// The first cells of the table, in order.
  private static func documentedCodes() throws -> [String] {
    try SourceTree.text("Docs/DIAGNOSTICS.md").matches(of: /\n\| `(GP[0-9]{4})` \|/)
      .map { String($0.1) }
  }
}
