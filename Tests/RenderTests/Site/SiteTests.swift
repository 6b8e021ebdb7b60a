import Checks
import Diagnostics
import Figures
import Foundation
import Model
import Pack
import Testing
import WorkspaceFixtures

@testable import Render

/// The whole site of a small record: pages that a strict reader accepts, links that lead somewhere,
/// the same numbers in both forms, the same bytes for any number of threads.
struct SiteTests {
  static let hostile =
    "<script>alert(1)</script>\"><img src=x onerror=y> [a](javascript:b) | `c` **● met** {{title}} \u{202E}"

  @Test(arguments: ["Plain", hostile])
  func `every page is well formed and leads to pages that exist`(_ text: String) async throws {
    let log = DiagnosticLog()
    let tree = try await SampleSite.render(SampleSite.facts(hostile: text), log: log)
    #expect(log.sorted.filter { $0.severity > .note && $0.code != "GP3020" } == [])
    let paths = Set(tree.paths)
    for path in tree.paths where path.hasSuffix(".html") {
      let page = StrictHTML(try #require(tree.text(path)))
      #expect(page.faults == [], "\(path)")
      #expect(page.tags["img"] == nil, "\(path)")
      if path.hasSuffix("/index.html") { #expect(page.tags["style"] == nil, "\(path)") }
      #expect(page.tags["h1"] == 1, "\(path)")
      for landmark in ["header", "main", "footer"] { #expect(page.tags[landmark] == 1, "\(path)") }
      for link in page.links {
        let target = Self.target(of: link, from: path)
        #expect(
          target.map { paths.contains($0) || ["manifest.json", "feed.xml"].contains($0) } ?? true,
          "\(path) links to \(link), which is not there")
      }
    }
  }

  @Test func `a judgement that people wrote themselves is none`() async throws {
    let tree = try await SampleSite.render(SampleSite.facts())
    let page = StrictHTML(try #require(tree.text("decisions/D-001/index.html")))
    let strong = page.elements.filter { $0.name == "strong" }.map(\.text)
    #expect(strong.contains("\u{FE0E}● met"))
    let marks = page.elements.filter { $0.attributes["class"]?.hasPrefix("mark ") == true }
    #expect(!marks.map(\.text).contains("● met"))
  }

  /// The file that a relative link means; nil for an address or a place on the same page.
  private static func target(of link: String, from path: String) -> String? {
    guard !link.contains(":"), !link.hasPrefix("#") else { return nil }
    var segments = path.split(separator: "/").dropLast().map(String.init)
    for segment in link.prefix(while: { $0 != "#" }).split(separator: "/") {
      if segment == ".." { _ = segments.popLast() } else { segments.append(String(segment)) }
    }
    return segments.joined(separator: "/").removingPercentEncoding
  }

  @Test func `a page and its Markdown twin print the same figures in the same order`() async throws
  {
    let tree = try await SampleSite.render(SampleSite.facts())
    var count = 0
    for path in tree.paths where path.hasSuffix("index.html") {
      let page = StrictHTML(try #require(tree.text(path)))
      let twin = try #require(tree.text(String(path.dropLast(4)) + "md"))
      let printed = page.elements.filter { element in
        element.name == "a" && element.attributes["href"]?.contains("figures/") == true
      }.map(\.text)
      let written = Self.figureLabels(twin)
      #expect(printed.filter(written.contains) == written.filter(printed.contains), "\(path)")
      #expect(Set(written).subtracting(printed).isEmpty, "\(path)")
      count += written.count
    }
    #expect(count > 20)
  }

  /// The labels of links to figures' pages, unescaped, in order.
  private static func figureLabels(_ markdown: String) -> [String] {
    markdown.matches(of: /\[((?:[^\[\]\\]|\\.)*)\]\((?:\.\.\/)*figures\/[^)\/]+\/index\.md\)/).map {
      String($0.output.1).replacing(/\\(.)/) { String($0.output.1) }
    }
  }

  @Test func `the number of threads does not show`() async throws {
    let facts = SampleSite.facts(hostile: Self.hostile, taskCount: 40)
    let one = try await SampleSite.render(facts, jobs: 1)
    let four = try await SampleSite.render(facts, jobs: 4)
    #expect(one.paths == four.paths)
    for path in one.paths { #expect(one.files[path] == four.files[path], "\(path)") }
  }

  @Test func `the data files are what they say`() async throws {
    let facts = SampleSite.facts(hostile: Self.hostile)
    let tree = try await SampleSite.render(facts)
    let all = SampleSite.context(facts).now.figures.all
    let figures = try #require(Self.object(tree, "data/figures.json"))
    let list = try #require(figures["figures"] as? [[String: Any]])
    #expect(list.count == all.count)
    for (json, figure) in zip(list, all) {
      #expect(json["id"] as? String == figure.id)
      #expect((json["evidence"] as? [Any])?.count == figure.evidence.count)
      #expect((json["value"] as? NSNumber)?.doubleValue == figure.value?.double)
    }
    let rows = try #require(tree.text("data/figures.csv")).components(separatedBy: "\r\n")
    #expect(rows.count >= all.count + 2)
    let sarif = try #require(Self.object(tree, "data/findings.json"))
    #expect(sarif["version"] as? String == "2.1.0")
    let run = try #require((sarif["runs"] as? [[String: Any]])?.first)
    let driver = try #require((run["tool"] as? [String: Any])?["driver"] as? [String: Any])
    let rules = try #require(driver["rules"] as? [[String: Any]])
    for result in try #require(run["results"] as? [[String: Any]]) {
      let index = try #require(result["ruleIndex"] as? Int)
      #expect(rules[index]["id"] as? String == result["ruleId"] as? String)
      #expect(["note", "warning", "error"].contains(result["level"] as? String))
    }
  }

  private static func object(_ tree: MemoryTree, _ path: String) -> [String: Any]? {
    let bytes = tree.files[path] ?? []
    return (try? JSONSerialization.jsonObject(with: Data(bytes))) as? [String: Any]
  }

  @Test func `a workspace's own template replaces one, and its faults are located`() async throws {
    let templates = TemplateSource { name in
      name == "packs/daily.md"
        ? SourceFile(
          path: "Templates/packs/daily.md",
          text: """
            # Our day in {{workspace}}

            {{> verdic}}

            Done: {{figures.os.tasks_completed}} and {{figures.os.task_completed}}.
            {{titel}}
            """) : nil
    }
    let log = DiagnosticLog()
    let tree = try await SampleSite.render(SampleSite.facts(), templates: templates, log: log)
    let page = try #require(tree.text("daily/2026-11-20/index.html"))
    #expect(page.contains("<h1 id=\"our-day-in-meridian-plain\">Our day in Meridian Plain</h1>"))
    #expect(page.contains("../../figures/os.tasks_completed/index.html"))
    let messages = log.sorted.filter { $0.location?.path.hasPrefix("Templates/") == true }.map {
      "\($0.location?.description ?? "") \($0.code) \($0.message) \($0.hint ?? "")"
    }
    #expect(
      messages == [
        "Templates/packs/daily.md:3:1 GP4011 unknown partial 'verdic' did you mean 'verdict'?",
        "Templates/packs/daily.md:5:42 GP4010 unknown name 'figures.os.task_completed' did you mean 'figures.os.tasks_completed'?",
        "Templates/packs/daily.md:6:1 GP4010 unknown name 'titel' did you mean 'title'?",
      ])
  }
}
