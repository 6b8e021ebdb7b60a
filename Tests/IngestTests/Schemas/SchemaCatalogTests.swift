import Formats
import Foundation
import Model
import Testing
import WorkspaceFixtures

@testable import Ingest

struct SchemaCatalogTests {
  /// Markdown in grammars of its own, without front matter.
  static let untyped: Set<InputKind> = [.freezeLedger, .capabilityMap, .packIndex]

  @Test func `each typed input has a schema, and each schema an input`() {
    let pathKeys = Set(SchemaCatalog.all.compactMap(\.pathKey))
    let missing = InputCatalog.all.filter {
      $0.kind != .settings && !Self.untyped.contains($0.kind) && !pathKeys.contains($0.pathKey)
    }
    #expect(missing.map(\.pathKey) == [])
    let known = Set(InputCatalog.pathKeys.map(\.key)).union(["actions"])
    #expect(pathKeys.subtracting(known).sorted() == [])
    #expect(Set(SchemaCatalog.all.map(\.kind)).count == SchemaCatalog.all.count)
    #expect(SchemaCatalog.schema(named: "settings")?.files == ["govpack.yaml"])
  }

  /// A reader that had a list of its own could know other keys than its schema.
  @Test func `no reader spells its keys itself`() throws {
    let folders = ["Inputs", "Records", "Events", "Reading"]
    var found: [String] = []
    var count = 0
    for folder in folders {
      let path = "\(FixtureWorkspace.projectRoot)/Sources/Ingest/\(folder)"
      for name in try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
      where name.hasSuffix(".swift") {
        let text = try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
        count += text.matches(of: /Schema\.\w+/).count
        if text.contains(/[kK]eys(: \[String\])? = (JSONKeySet\()?\[/) { found.append(name) }
      }
    }
    #expect(found == [])
    #expect(count > 80)
  }

  /// The log is read by a reader of its own, with a list of its own.
  @Test func `the fields that the reader of the log knows are those of its schema`() throws {
    let schema = try #require(SchemaCatalog.schema(named: "log"))
    let json = try JSONSerialization.jsonObject(with: Data(schema.json))
    var paths: Set<String> = []
    Self.collect(json, under: "", into: &paths)
    let known = ActionLogField.allCases.map(\.path)
    #expect(known.count > 50)
    #expect(known.filter { !paths.contains($0) } == [])
  }

  /// The paths of all properties, as the log's reader writes them.
  private static func collect(_ value: Any, under path: String, into paths: inout Set<String>) {
    if let list = value as? [Any] {
      for member in list { collect(member, under: path, into: &paths) }
    }
    guard let object = value as? [String: Any] else { return }
    for (key, member) in object {
      switch key {
      case "properties":
        for (name, property) in member as? [String: Any] ?? [:] {
          let own = path.isEmpty ? name : "\(path).\(name)"
          paths.insert(own)
          collect(property, under: own, into: &paths)
        }
      case "items": collect(member, under: path + "[]", into: &paths)
      default: collect(member, under: path, into: &paths)
      }
    }
  }

  /// Written out, a schema is JSON in which every required key is described.
  @Test(arguments: SchemaCatalog.all.map(\.kind))
  func `each key of a schema has a sentence`(kind: String) throws {
    let schema = try #require(SchemaCatalog.schema(named: kind))
    let json = try JSONSerialization.jsonObject(with: Data(schema.json))
    let top = try #require(json as? [String: Any])
    #expect(top["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    #expect(top["title"] as? String == kind)
    var keys = 0
    Self.visit(top) { key, property, isRequired in
      keys += 1
      let sentence = property["description"] as? String ?? ""
      #expect(sentence.hasSuffix("."), "\(kind): \(key)")
      let types = property["type"] as? [String] ?? []
      #expect(!isRequired || !types.contains("null"), "\(kind): \(key) is needed and may be null")
    }
    #expect(keys > 1)
  }

  /// Every property at any depth, and whether it is required where it stands.
  private static func visit(
    _ value: Any, _ body: (String, [String: Any], _ isRequired: Bool) -> Void
  ) {
    if let list = value as? [Any] { list.forEach { visit($0, body) } }
    guard let object = value as? [String: Any] else { return }
    let properties = object["properties"] as? [String: [String: Any]] ?? [:]
    let required = object["required"] as? [String] ?? []
    // Conditions, and the two keys of an amount, are no fields of the record.
    let isCondition = properties.values.contains { $0["const"] != nil || $0["not"] != nil }
    let isOther =
      ["context"] == Array(properties.keys)
      || Set(properties.keys) == ["amount", "currency"]
    if !isCondition, !isOther {
      #expect(required.filter { properties[$0] == nil } == [] || properties.isEmpty)
      for (key, property) in properties { body(key, property, required.contains(key)) }
    }
    for (_, member) in object { visit(member, body) }
  }

  @Test func `the settings that are documented are those that are read`() throws {
    let page = try String(
      contentsOfFile: FixtureWorkspace.projectRoot + "/Docs/SETTINGS.md", encoding: .utf8)
    let table = try #require(page.components(separatedBy: "## Calendars").first)
    let documented = table.matches(of: /\n\| `(\w+)` \|/).map { String($0.1) }
    #expect(documented.sorted() == SettingsSchema.file.keys.sorted())
  }

  @Test(arguments: [
    ("2026-11-20", true), ("2026-11-20T15:00:00Z", true), ("2026-11-20 15:00+01:00", true),
    ("2026-11-20T15:00:00", false), ("yesterday", false), ("", false),
  ])
  func `an as-of of the settings is a day or an instant`(text: String, isOne: Bool) {
    #expect(AsOfSetting.isOne(text) == isOne)
  }
}
