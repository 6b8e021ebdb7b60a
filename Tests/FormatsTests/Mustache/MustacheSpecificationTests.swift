import Diagnostics
import Foundation
import Testing
import WorkspaceFixtures

@testable import Formats

/// The examples of the Mustache specification, with HTML escaping as they have it.
@Suite(.enabled(if: FixtureWorkspace.sharedFolder != nil, "no shared folder with the suite"))
struct MustacheSpecificationTests {
  @Test(arguments: [
    ("interpolation", 42), ("sections", 34), ("inverted", 22), ("comments", 12), ("partials", 12),
    ("delimiters", 14),
  ])
  func `every example gives the specification's text`(_ name: String, _ count: Int) throws {
    let shared = try #require(FixtureWorkspace.sharedFolder)
    let url = URL(filePath: "\(shared)/suites/mustache/\(name).json")
    let log = DiagnosticLog()
    let file = SourceFile(path: name, bytes: try Array(Data(contentsOf: url)))
    let examples = try #require(JSONReader.parse(file, log: log)?["tests"]).items
    #expect(examples.count == count)
    for example in examples {
      let title = example["name"]?.string ?? ""
      let expected = try #require(example["expected"]?.string)
      #expect(try render(example) == expected, "\(title)")
    }
  }

  private func render(_ example: JSONNode) throws -> String {
    let log = DiagnosticLog()
    var partials: [String: MustacheTemplate] = [:]
    for (name, text) in example["partials"]?.entries ?? [] {
      let file = SourceFile(path: name, text: text.string ?? "")
      partials[name] = MustacheTemplate.parse(file, log: log)
    }
    let known = partials
    let renderer = MustacheRenderer(
      partials: { known[$0] }, escape: Self.escape, isStrict: false, printsTextUnescaped: true)
    let file = SourceFile(path: "template", text: example["template"]?.string ?? "")
    let template = try #require(MustacheTemplate.parse(file, log: log))
    let data = try #require(example["data"])
    let text = renderer.render(template, context: Self.value(data), log: log)
    #expect(log.sorted.isEmpty)
    return text
  }

  private static func value(_ node: JSONNode) -> MustacheValue {
    switch node.value {
    case .null: .null
    case .bool(let flag): .bool(flag)
    case .number(let text): .number(text)
    case .string(let text): .text(text)
    case .array(let items): .list(items.map(value))
    case .object(let entries): .map(entries.map { ($0.key, value($0.value)) })
    }
  }

  private static func escape(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
