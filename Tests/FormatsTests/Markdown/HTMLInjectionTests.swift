import Diagnostics
import Foundation
import Testing
import WorkspaceFixtures

@testable import Formats

/// Known payloads against sanitizers and browsers, in every place that a document has for them:
/// no page carries a tag, an attribute or a scheme that is not on a list of what pages are made of.
@Suite(.enabled(if: FixtureWorkspace.sharedFolder != nil, "the shared suites are absent"))
struct HTMLInjectionTests {
  /// Places in a document; `@` is the payload.
  static let places = [
    "@", "x @ y", "# @", "| a |\n|---|\n| @ |", "[x](@)", "[x](<@>)", "![x](@)", "![@](a.png)",
    "<@>", "[x](/y \"@\")", "```@\nx\n```", "```\n@\n```", "`@`", "- [ ] @", "> [!NOTE]\n> @",
    "**● @**", "[x][a]\n\n[a]: @", "*@*\n\n| a |\n|---|", "[x](../figures/@/)", "http://a.b/@",
  ]

  @Test(arguments: places)
  func `no payload becomes markup`(_ place: String) {
    for payload in Self.payloads {
      let text = place.replacing("@", with: payload)
      #expect(HTMLAllowList.violations(of: Self.html(text, .authored)) == [], "\(text)")
      #expect(HTMLAllowList.violations(of: Self.html(text, .page)) == [], "\(text)")
      let normal = MarkdownRenderer.markdown(
        SourceFile(path: "a.md", text: "\n" + text), MarkdownOptions(.authored),
        log: DiagnosticLog())
      let page = Self.html(normal + "\nTAIL\n", .page)
      #expect(HTMLAllowList.violations(of: page) == [], "\(normal)")
      // Nothing that the payload leaves open swallows what follows it.
      let end = page.contains("<section ") ? "<p>TAIL</p>\n</section>\n" : "<p>TAIL</p>\n"
      #expect(page.hasSuffix(end), "\(normal)")
    }
  }

  private static func html(_ text: String, _ profile: MarkdownOptions.Profile) -> String {
    // The line feed keeps a payload of dashes from being front matter.
    MarkdownRenderer.html(
      SourceFile(path: "a.md", text: "\n" + text), MarkdownOptions(profile),
      log: DiagnosticLog())
  }

  @Test func `there are payloads`() {
    #expect(Self.payloads.count > 800)
  }

  static let payloads: [String] = {
    let folder = (FixtureWorkspace.sharedFolder ?? "") + "/suites/"
    var result = strings(in: folder + "naughty-strings/blns.json")
    result += strings(in: folder + "xss/dompurify-payloads.json")
    for part in (SharedFile.text(folder + "xss/html5.txt") ?? "").split(separator: "</div><div") {
      result.append(String(part))
      // Inside its wrapper a payload stands after the tag's end.
      if let start = part.firstIndex(of: ">") { result.append(String(part[start...].dropFirst())) }
    }
    return result
  }()

  private static func strings(in path: String) -> [String] {
    guard let data = FileManager.default.contents(atPath: path),
      let items = try? JSONSerialization.jsonObject(with: data) as? [Any]
    else { return [] }
    return items.compactMap { item in
      (item as? String) ?? (item as? [String: Any])?["payload"] as? String
    }
  }
}
