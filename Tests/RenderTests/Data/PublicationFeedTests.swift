import Figures
import Model
import Pack
import Testing

@testable import Render

/// By hand after RFC 4287 and RFC 6920.
struct PublicationFeedTests {
  private func entry(
    _ pack: String, _ revision: Int, _ state: String, _ hash: String, restatement: [UInt8]? = nil
  ) -> PublicationFeed.Entry {
    PublicationFeed.Entry(
      pack: pack, revision: revision, state: state, asOf: "2026-11-\(10 + revision)T14:00:00Z",
      sha256: hash, restatement: restatement)
  }

  private func text(_ entries: [PublicationFeed.Entry], name: String = "Lab") -> String {
    String(
      decoding: PublicationFeed(name: name, isExample: false, entries: entries).bytes,
      as: UTF8.self)
  }

  private func figure(_ value: Rational) throws -> Figure {
    Figure(
      id: "kpi.defect_rate", labels: [FigureLabel("workflow", "a<b")],
      period: try #require(Period("2026-W45")), asOf: Instant(seconds: 0), status: .ok,
      value: value, unit: .ratio, count: 4,
      definition: DefinitionReference(id: "kpi.defect_rate", version: 1))
  }

  @Test func `newest first, with what was restated, escaped`() throws {
    let restatement = Restatement(
      pack: "kpi/2026-W45/", revision: 2, replaces: 1, asOf: Instant(seconds: 9),
      replacedAsOf: Instant(seconds: 0),
      figures: [
        RestatedFigure(
          old: try figure(try #require(Rational(1, 4))),
          new: try figure(try #require(Rational(1, 2))))
      ])
    let line = RestatementRecord.bytes(restatement, zone: .utc)
    let feed = text(
      [
        entry("kpi/2026-W45", 1, "final", "aa"),
        entry("kpi/2026-W45", 2, "restated", "bb", restatement: line),
      ], name: "A & B")
    #expect(
      feed == """
        <?xml version="1.0" encoding="utf-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom">
        <title>A &amp; B: published packs</title>
        <id>nih:sha-256;aa</id>
        <updated>2026-11-12T14:00:00Z</updated>
        <author><name>A &amp; B</name></author>
        <link rel="alternate" type="text/html" href="index.html"/>
        <link rel="self" type="application/atom+xml" href="feed.xml"/>
        <entry>
        <title>KPI, week 2026-W45, revision 2</title>
        <id>nih:sha-256;bb</id>
        <updated>2026-11-12T14:00:00Z</updated>
        <link rel="alternate" type="text/html" href="kpi/2026-W45/index.html"/>
        <summary>Restated: kpi.defect_rate{workflow=&quot;a&lt;b&quot;} of 2026-W45: was \
        25.0\u{A0}%, is 50.0\u{A0}% (data).</summary>
        </entry>
        <entry>
        <title>KPI, week 2026-W45</title>
        <id>nih:sha-256;aa</id>
        <updated>2026-11-11T14:00:00Z</updated>
        <link rel="alternate" type="text/html" href="kpi/2026-W45/index.html"/>
        <summary>Final.</summary>
        </entry>
        </feed>

        """)
  }

  @Test func `of provisional revisions only the last one stands in it`() {
    let feed = text([
      entry("packs/2026-11-20", 1, "provisional", "a1"),
      entry("packs/2026-11-20", 2, "provisional", "a2"),
      entry("daily/2026-11-19", 1, "provisional", "a3"),
      entry("daily/2026-11-19", 2, "final", "a4"),
    ])
    let names = feed.split(separator: "\n").filter { $0.hasPrefix("<id>") }
    // The first is the feed's own: that of the ledger's first line.
    #expect(
      names == ["a1", "a4", "a2"].map { "<id>nih:sha-256;\($0)</id>" })
  }

  @Test func `fifty entries`() {
    let feed = text((1...60).map { entry("kpi/2026-W45", $0, "final", "\($0)") })
    #expect(feed.split(separator: "<entry>").count == 51)
    #expect(feed.contains("<id>nih:sha-256;11</id>") && !feed.contains("<id>nih:sha-256;10</id>"))
  }
}
