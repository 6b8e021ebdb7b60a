import Foundation
@testable import Ingest
import Model
import Testing
import WorkspaceFixtures

/// The catalogue, the folder `Inputs/` and the kinds of input are one and the same list.
struct InputCatalogTests {
  @Test func `each file of Inputs is in the catalogue, named as its type`() throws {
    let folder = FixtureWorkspace.projectRoot + "/Sources/Ingest/Inputs"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let types = InputCatalog.all.map { "\(type(of: $0)).swift" }.sorted()
    #expect(files == types)
  }

  @Test func `each kind has one input`() {
    #expect(InputCatalog.all.map(\.kind).sorted() == InputKind.allCases.sorted())
  }

  @Test func `the keys of paths are documented with their defaults`() throws {
    let page = try String(
      contentsOfFile: FixtureWorkspace.projectRoot + "/Docs/SETTINGS.md", encoding: .utf8)
    let table = try #require(page.components(separatedBy: "## Paths").last)
    let rows = table.split(separator: "\n").filter { $0.hasPrefix("| `") }
    let expected = InputCatalog.pathKeys.map { key, places in
      "| `\(key)` | " + places.map { "`\($0)`" }.joined(separator: ", ") + " |"
    }
    #expect(rows.map(String.init) == expected)
  }
}
