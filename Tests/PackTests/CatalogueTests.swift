import Foundation
import Testing
import WorkspaceFixtures

@testable import Pack

/// Folder and catalogue must agree: a section that no line registers would never be printed.
@Suite struct CatalogueTests {
  private func declared(in folder: String, conformance: String) throws -> Set<String> {
    let root = URL(filePath: FixtureWorkspace.projectRoot).appending(path: "Sources/Pack/\(folder)")
    let files = try #require(
      FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
    var names: Set<String> = []
    for case let file as URL in files where file.pathExtension == "swift" {
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /struct (\w+): (\w+) \{/) where match.2 == conformance {
        names.insert(String(match.1))
      }
    }
    return names
  }

  @Test func `every section in the folder is in the catalogue`() throws {
    let listed = Set(SectionCatalog.all.map { "\(type(of: $0))" })
    #expect(try declared(in: "Sections", conformance: "Section") == listed)
  }

  @Test func `every pack in the folder is in the catalogue`() throws {
    let listed = Set(PackCatalog.all.map { "\(type(of: $0))" })
    #expect(try declared(in: "Packs", conformance: "PackKind") == listed)
  }

  @Test func `ids are unique and kebab-case`() {
    let ids = SectionCatalog.all.map(\.id) + PackCatalog.all.map { "pack:" + $0.id }
    #expect(Set(ids).count == ids.count)
    for id in SectionCatalog.ids {
      #expect(id.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil, "\(id)")
    }
  }

  @Test func `every built-in pack template places only sections that exist, and each is placed`()
    throws
  {
    let folder = URL(filePath: FixtureWorkspace.projectRoot).appending(path: "Templates/packs")
    var placed: Set<String> = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      placed.formUnion(text.matches(of: /\{\{> *([a-z-]+) *\}\}/).map { String($0.1) })
    }
    #expect(placed == Set(SectionCatalog.ids))
  }
}
