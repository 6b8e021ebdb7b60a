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

  @Test func `the keys of paths are documented`() throws {
    let keys = InputCatalog.pathKeys.map(\.key)
    #expect(Set(keys).count == keys.count)
    #expect(keys.contains("cards") && keys.contains("spec_registry") && !keys.contains("settings"))
  }
}
