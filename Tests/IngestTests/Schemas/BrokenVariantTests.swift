import Diagnostics
import Formats
import Foundation
import Ingest
import Testing
import WorkspaceFixtures

/// `Tests/Schemas/broken.tsv` lists files with one fault each. The lines were written down by hand;
/// `Tests/Schemas/validate.py` holds a validator that is not govpack's to the same table.
struct BrokenVariantTests {
  struct Variant: CustomTestStringConvertible, Sendable {
    let name: String
    let path: String
    let line: Int

    var testDescription: String { name }
  }

  static let folder = FixtureWorkspace.projectRoot + "/Tests/Schemas"

  static let variants: [Variant] = {
    let text = (try? String(contentsOfFile: "\(folder)/broken.tsv", encoding: .utf8)) ?? ""
    return text.split(separator: "\n").dropFirst().map { row in
      let cells = row.split(separator: "\t").map(String.init)
      return Variant(name: cells[0], path: cells[2], line: Int(cells[3]) ?? 0)
    }
  }()

  @Test(arguments: variants)
  func `a broken file is refused at its line, and nowhere else`(variant: Variant) async throws {
    let log = DiagnosticLog()
    let folder = try WorkspaceFolder(root: "\(Self.folder)/Broken/\(variant.name)")
    _ = await WorkspaceReader.read(root: folder, jobs: 1, log: log)
    let errors = log.sorted.filter { $0.severity == .error }
    #expect(errors.map { $0.location?.path } == [variant.path])
    #expect(errors.map { $0.location?.line } == [variant.line])
  }

  @Test func `the table lists every variant once`() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: "\(Self.folder)/Broken")
    #expect(Self.variants.map(\.name).sorted() == folders.sorted())
    #expect(Self.variants.count >= 20)
  }
}
