import Figures
import Model
import Pack

/// `feed.xml`: what was published, newest first, for a reader of feeds (Atom, RFC 4287). What was
/// restated says in its summary which figures moved.
package struct PublicationFeed: Sendable {
  package static let path = "feed.xml"

  /// A line of the ledger.
  package struct Entry: Sendable {
    /// `kpi/2026-W46`
    package var pack: String
    package var revision: Int
    /// `provisional`, `final`, `restated` or `adopted`.
    package var state: String
    /// RFC 3339.
    package var asOf: String
    /// Of the line, which names the entry for ever.
    package var sha256: String
    /// The line of `restatements.jsonl`.
    package var restatement: [UInt8]?

    package init(
      pack: String, revision: Int, state: String, asOf: String, sha256: String,
      restatement: [UInt8]?
    ) {
      self.pack = pack
      self.revision = revision
      self.state = state
      self.asOf = asOf
      self.sha256 = sha256
      self.restatement = restatement
    }
  }

  /// Of the workspace.
  private let name: String
  private let isExample: Bool
  /// Oldest first.
  private let entries: [Entry]

  /// Entries shown; older ones stand in the ledger.
  private static let limit = 50
  /// Figures named in one summary.
  private static let figureLimit = 10

  /// `entries` are all lines of the ledger in order.
  package init(name: String, isExample: Bool, entries: [Entry]) {
    self.name = name
    self.isExample = isExample
    self.entries = entries
  }

  /// The whole file. There is an entry: a feed has a time.
  package var bytes: [UInt8] {
    guard let first = entries.first, let last = entries.last else {
      preconditionFailure("a feed is of what was published")
    }
    var text = """
      <?xml version="1.0" encoding="utf-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom">
      <title>\(XMLText.escaped(name)): published packs</title>\n
      """
    if isExample { text += "<subtitle>\(XMLText.escaped(SiteFacts.exampleNotice))</subtitle>\n" }
    text += """
      <id>\(Self.identifier(first.sha256))</id>
      <updated>\(XMLText.escaped(last.asOf))</updated>
      <author><name>\(XMLText.escaped(name))</name></author>
      <link rel="alternate" type="text/html" href="index.html"/>
      <link rel="self" type="application/atom+xml" href="feed.xml"/>\n
      """
    for entry in shown { text += Self.element(entry) }
    return Array((text + "</feed>\n").utf8)
  }

  /// Newest first. Of revisions that were provisional only the latest one of a pack.
  private var shown: [Entry] {
    let latest = Dictionary(entries.map { ($0.pack, $0.revision) }, uniquingKeysWith: max)
    let lasting = entries.filter { $0.state != "provisional" || latest[$0.pack] == $0.revision }
    return Array(lasting.suffix(Self.limit).reversed())
  }

  /// The name of a hash (RFC 6920): the same wherever the site stands.
  private static func identifier(_ sha256: String) -> String {
    "nih:sha-256;\(XMLText.escaped(sha256))"
  }

  private static func element(_ entry: Entry) -> String {
    """
    <entry>
    <title>\(XMLText.escaped(title(of: entry)))</title>
    <id>\(identifier(entry.sha256))</id>
    <updated>\(XMLText.escaped(entry.asOf))</updated>
    <link rel="alternate" type="text/html" href="\(XMLText.escaped(entry.pack))/index.html"/>
    <summary>\(XMLText.escaped(summary(of: entry)))</summary>
    </entry>\n
    """
  }

  // MARK: Words

  /// `KPI, week 2026-W46, revision 2`, as the page is titled.
  private static func title(of entry: Entry) -> String {
    let parts = entry.pack.split(separator: "/")
    let period = parts.last.map { String($0) } ?? entry.pack
    let title =
      switch parts.first {
      case "kpi": "KPI, week \(period)"
      case "agent-ops": "Agent Ops Review, week \(period)"
      case "packs": "Governance review, \(period)"
      case "daily": "Daily digest, \(period)"
      case "autonomy": "Autonomy and risk review, \(period)"
      case "vendors": "Vendor and model review, \(period)"
      default: entry.pack
      }
    return entry.revision == 1 ? title : "\(title), revision \(entry.revision)"
  }

  private static func summary(of entry: Entry) -> String {
    switch entry.state {
    case "provisional": return "Provisional: its figures may still move."
    case "adopted": return "Published before the site had a ledger."
    default: break
    }
    guard let line = entry.restatement, let restatement = RestatementRecord.restatement(line) else {
      return entry.revision == 1 ? "Final." : "Final; no published figure moved."
    }
    let figures = restatement.figures
    let moved = figures.prefix(figureLimit).map { item in
      "\(item.figure.name) of \(item.figure.period.description): was \(value(item.old)), "
        + "is \(value(item.new)) (\(item.cause.rawValue))"
    }
    let rest = figures.count - moved.count
    return "Restated: \(moved.joined(separator: "; "))\(rest > 0 ? "; and \(rest) more" : "")."
  }

  private static func value(_ figure: Figure?) -> String {
    figure.map(FigureText.short) ?? "not there"
  }
}
