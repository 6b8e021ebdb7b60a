import Diagnostics
import Figures
import Formats
import Foundation
import Model
import Pack
import RecordFixtures
import Testing
import WorkspaceFixtures

@testable import Render

/// The quarterly review as it is published: data that agree with the page, and a copy that stands
/// alone.
@Suite struct `Published vendor review` {
  static let folder = "vendors/2026-Q4/"
  static let source = "https://forge.example/blob/main/{path}#L{line}"

  static func site() async throws -> MemoryTree {
    var facts = vendorFacts(sourceURL: source)
    facts.minutes = [
      Minutes(
        cadence: "vendor-model", date: RecordFixtures.day("2026-11-10"),
        body: "Agreed with [them](https://maker.example/), see [notes](../notes.md).",
        source: RecordFixtures.line(1, "ops/reviews/vendor-model/2026-11-10.md"))
    ]
    facts.sources += RecordFixtures.fresh(.minutes)
    return try await SampleSite.render(facts)
  }

  @Test func `the copy leads nowhere but to evidence, and brings everything along`() async throws {
    let text = try #require(try await Self.site().text(Self.folder + "vendor-review-2026-Q4.html"))
    let page = StrictHTML(text)
    #expect(page.faults == [])
    let outside = page.links.filter {
      !$0.hasPrefix("#") && !$0.hasPrefix("https://forge.example/blob/main/")
    }
    #expect(outside == [])
    #expect(page.links.contains("https://forge.example/blob/main/state/vendors.yaml#L3"))
    for tag in ["link", "script", "img", "iframe", "object", "embed", "base"] {
      #expect(page.tags[tag] == nil, "\(tag)")
    }
    for part in ["src=", "srcset=", "url(", "@import", "xlink:href"] {
      #expect(!text.contains(part), "\(part)")
    }
    #expect(page.tags["style"] == 1)
    #expect((page.tags["svg"] ?? 0) >= 2)
    #expect(text.contains("Maker &lt;AI&gt;"))
    // A link of the minutes to another file of the workspace is evidence; one to the world is text.
    #expect(text.contains("Agreed with them, see <a href=\"https://forge.example/blob/main/"))
  }

  @Test func `the copy's policy allows its own styles and nothing else`() async throws {
    let text = try #require(try await Self.site().text(Self.folder + "vendor-review-2026-Q4.html"))
    let styles = try #require(text.firstMatch(of: /(?s)<style>(.*)<\/style>/)).1
    let hexadecimal = Array(SHA256.hexadecimal(of: Array(styles.utf8)).utf8)
    let bytes = stride(from: 0, to: hexadecimal.count, by: 2).compactMap {
      UInt8(String(decoding: hexadecimal[$0..<$0 + 2], as: UTF8.self), radix: 16)
    }
    let digest = Data(bytes).base64EncodedString()
    let policy = try #require(text.firstMatch(of: /Content-Security-Policy" content="([^"]*)"/)).1
    #expect(
      policy
        == "default-src 'none'; style-src 'sha256-\(digest)'; base-uri 'none'; form-action 'none'")
  }

  @Test func `the copy and the page print the same numbers in the same order`() async throws {
    let tree = try await Self.site()
    func cells(_ name: String) throws -> [String] {
      StrictHTML(try #require(tree.text(Self.folder + name))).elements
        .filter { $0.name == "td" }.map(\.text)
    }
    let page = try cells("index.html")
    #expect(page == (try cells("vendor-review-2026-Q4.html")))
    #expect(page.count > 100)
  }

  @Test func `CSV, JSON and the page agree`() async throws {
    let tree = try await Self.site()
    let json = try #require(tree.files[Self.folder + "review.json"])
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(json)) as? [String: Any])
    #expect(object["period"] as? String == "2026-Q4")
    #expect(object["provisional"] as? Bool == true)
    let tables = try #require(object["tables"] as? [String: [[String: Any]]])
    #expect(
      tables.keys.sorted() == [
        "contracts", "decisions", "evaluations", "figures", "models", "prices",
      ])
    for (name, rows) in tables {
      let lines = try #require(tree.text("\(Self.folder)\(name).csv"))
        .split(separator: "\r\n", omittingEmptySubsequences: true)
      #expect(lines.count == rows.count + 1, "\(name)")
    }
    let figures = try #require(tables["figures"])
    let spend = figures.filter { $0["figure"] as? String == "vendor.spend" }
    #expect(spend.count == 7, "all, three vendors, three models")
    let maker = spend.first { $0["vendor"] as? String == "maker" && $0["model"] is NSNull }
    #expect(maker?["value"] as? Int == 6)
    #expect(maker?["previous"] as? Int == 2)
    try agree(try #require(tree.text(Self.folder + "index.md")), figures)
  }

  /// Every figure of the page is a row, and prints that row's value.
  private func agree(_ markdown: String, _ rows: [[String: Any]]) throws {
    var values: [String: Set<String>] = [:]
    for row in rows {
      let id = try #require(row["figure"] as? String)
      guard let value = row["value"] as? NSNumber else { continue }
      let unit: FigureUnit =
        switch row["unit"] as? String {
        case "count": .count
        case "ratio": .ratio
        default: .money("EUR")
        }
      values[id, default: []].insert(FigureText.value(value.doubleValue, unit: unit))
    }
    let printed = markdown.matches(
      of: /\[([^\[\]]*)\]\([.\/]*figures\/(vendor\.[a-z_]+)\/index\.md\)/)
    #expect(printed.count > 40)
    for match in printed {
      let text = String(match.1).replacing("\\", with: "")
      if text.hasPrefix("not applicable") || text.hasPrefix("no data") { continue }
      if let count = text.firstMatch(of: /^([0-9]+) of ([0-9]+)$/) {
        let isRow = rows.contains {
          $0["figure"] as? String == String(match.2) && $0["numerator"] as? Int == Int(count.1)
            && $0["denominator"] as? Int == Int(count.2)
        }
        #expect(isRow, "\(match.2): \(text)")
        continue
      }
      let known = values[String(match.2)] ?? []
      let isKnown = known.contains { text == $0 || text.hasPrefix($0 + " (") }
      #expect(isKnown, "\(match.2): \(text)")
    }
  }
}
