import Model
import Pack

/// What every page says of itself: the strip under the title, the way to it, how it was made.
/// The same words in the Markdown twin and in HTML.
struct PageHead {
  let document: PackDocument
  let site: SiteFacts

  var state: StatusMark {
    if let revision = document.restatedRevision {
      return StatusMark(.attention, "restated r\(revision)")
    }
    return switch document.state {
    case .provisional: StatusMark(.neutral, "provisional")
    case .final: StatusMark(.good, "final")
    case .current: StatusMark(.neutral, "current")
    }
  }

  /// The trail from the dashboard as it is printed; the dashboard itself has none.
  var trail: [Breadcrumb] {
    if document.path.isEmpty { return [] }
    return document.breadcrumbs.isEmpty ? [Breadcrumb("Dashboard", "")] : document.breadcrumbs
  }

  /// Above the body of the Markdown twin, under the title.
  var blocks: [Block] {
    var blocks: [Block] = []
    if site.isExample {
      blocks.append(.callout(.important, [.paragraph([.text(SiteFacts.exampleNotice)])]))
    }
    if !trail.isEmpty {
      let links = trail.map { [Inline.link([.text($0.title)], .page($0.path))] }
      blocks.append(
        .paragraph(Array((links + [[.text(document.title)]]).joined(separator: [.text(" / ")]))))
    }
    blocks.append(.paragraph(Array(strip.joined(separator: [.text(" · ")]))))
    return blocks
  }

  private var strip: [[Inline]] {
    var parts: [[Inline]] = []
    if let period = document.periodText { parts.append([.text(period)]) }
    parts.append([.mark(state)])
    parts.append([.text("as of \(site.asOf)")])
    if let commit = site.commit { parts.append([.text("commit "), .code(commit)]) }
    parts.append([.text(site.tool)])
    parts.append([.text("inputs: "), .link([.text(site.inputs)], .page(SiteFacts.sourcesPage))])
    return parts
  }

  /// Below the body of the Markdown twin.
  var footer: [Block] {
    [
      .paragraph([
        .text(site.making), .text(" Data: "),
        .link([.text("figures as JSON")], .file("data/figures.json")), .text(", "),
        .link([.text("as CSV")], .file("data/figures.csv")), .text(", "),
        .link([.text("as OpenMetrics")], .file("data/metrics.prom")), .text("; "),
        .link([.text("findings as SARIF")], .file("data/findings.json")), .text("; "),
        .link([.text("hashes of every input and output")], .file("manifest.json")), .text("."),
      ])
    ]
  }
}

/// What is the same on every page of a build.
struct SiteFacts: Sendable {
  static let sourcesPage = "sources/"
  static let exampleNotice =
    "EXAMPLE: this record is made up to show what the program does. It describes no real company."

  let workspace: String
  let isExample: Bool
  /// `govpack 0.1.0`
  let tool: String
  /// Local date and minute.
  let asOf: String
  /// The first seven digits.
  let commit: String?
  /// `9 fresh, 1 stale, 1 missing`
  let inputs: String
  let fileCount: Int

  init(facts: Facts, asOf: String, tool: String) {
    workspace = facts.settings.name
    isExample = facts.settings.isExample
    self.tool = tool
    self.asOf = asOf
    commit = facts.sourceCommit.map { String(decoding: $0.utf8.prefix(7), as: UTF8.self) }
    inputs = Self.summary(of: facts.sources.map(\.status))
    fileCount = facts.files.count
  }

  /// How the page was made, in two sentences.
  var making: String {
    let files = fileCount == 1 ? "1 file" : "\(fileCount) files"
    let at = commit.map { ", at commit \($0)" } ?? ""
    return "Compiled by \(tool) out of \(files) of the operating record, as of \(asOf)\(at). "
      + "Every figure leads to its definition and to the lines it was counted from; the same files "
      + "and the same as-of give the same bytes."
  }

  private static func summary(of statuses: [InputStatus]) -> String {
    var counts = [0, 0, 0, 0, 0]
    for status in statuses {
      switch status {
      case .fresh: counts[0] += 1
      case .stale: counts[1] += 1
      case .incomplete: counts[2] += 1
      case .unreadable: counts[3] += 1
      case .missing: counts[4] += 1
      }
    }
    let words = ["fresh", "stale", "incomplete", "unreadable", "missing"]
    let parts = zip(counts, words).filter { $0.0 > 0 || $0.1 == "fresh" }
    return parts.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }
}
