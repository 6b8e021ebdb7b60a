import Diagnostics
import Foundation
import Ingest
import Model
import Testing
import WorkspaceFixtures

/// CDEvents of versions 0.4 and 0.5. The events here are our own, after the form of the
/// specification; expected values follow from them by the table of Docs/INPUTS.md.
struct CDEventTests {
  /// One event of the given type, subject and time (of 20 November 2026).
  static func event(
    _ type: String, id: String, subject: String, at time: String, content: String = "{}",
    links: [String] = [], custom: String? = nil
  ) -> String {
    let relations = links.map {
      #"{"linkType":"RELATION","linkKind":"TRIGGER","target":{"contextId":"\#($0)"}}"#
    }
    let data = custom.map { #","customData":\#($0)"# } ?? ""
    return #"{"context":{"specversion":"0.5.1","id":"\#(id)","source":"/ci","#
      + #""type":"dev.cdevents.\#(type).0.3.0","timestamp":"2026-11-20T\#(time):00Z","#
      + #""links":[\#(relations.joined(separator: ","))]},"#
      + #""subject":{"id":"\#(subject)","content":\#(content)}\#(data)}"# + "\n"
  }

  private static let live = #"{"environment":{"id":"live"}}"#
  private static let repository = #"{"repository":{"id":"org/shop"}}"#

  private func at(_ time: String) -> Instant? { Instant(rfc3339: "2026-11-20T\(time):00Z") }

  @Test func `services become deployments, with what links say`() async throws {
    let read = try await ReadWorkspace([
      "ops/deployments/a.jsonl":
        Self.event(
          "service.deployed", id: "e1", subject: "service/shop", at: "10:00", content: Self.live,
          links: ["m1", "elsewhere"])
        + Self.event(
          "service.upgraded", id: "e2", subject: "shop", at: "11:00",
          custom: #"{"outcome":"failed","kind":"hotfix","started_at":"2026-11-20T10:50:00Z"}"#)
        + Self.event(
          "service.rolledback", id: "e3", subject: "shop", at: "12:00", content: Self.live,
          links: ["e2"]),
      "ops/changes/a.jsonl": Self.event(
        "change.merged", id: "m1", subject: "PR-1", at: "09:00", content: Self.repository),
    ])
    #expect(read.summaries == [])
    let all = read.facts.deployments
    #expect(all.map(\.id) == ["e1", "e2", "e3"])
    #expect(all.map(\.service) == ["shop", "shop", "shop"])
    #expect(all.map(\.environment) == ["live", "production", "live"])
    #expect(all.map(\.outcome) == [.success, .failed, .success])
    #expect(all.map(\.kind) == [.normal, .hotfix, .rollback])
    #expect(all.map(\.finishedAt) == [at("10:00"), at("11:00"), at("12:00")])
    #expect(all.map(\.startedAt) == [nil, at("10:50"), nil])
    #expect(all.map(\.changes) == [["PR-1"], [], []])
    #expect(all.map(\.rollbackOf) == [nil, nil, "e2"])
  }

  @Test func `the events of a change are one record, over several files`() async throws {
    let read = try await ReadWorkspace([
      "state/services.yaml": "services:\n- id: shop-web\n  repos: [org/shop]\n",
      "ops/changes/2.jsonl":
        Self.event(
          "change.reviewed", id: "r1", subject: "PR-1", at: "10:00",
          custom: #"{"first_reviewer":"ann"}"#)
        + Self.event(
          "change.reviewed", id: "r2", subject: "PR-1", at: "11:00",
          custom: #"{"first_reviewer":"bo"}"#)
        + Self.event("change.merged", id: "m", subject: "PR-1", at: "12:00"),
      "ops/changes/1.jsonl":
        Self.event(
          "change.created", id: "c", subject: "PR-1", at: "09:00", content: Self.repository,
          custom: #"{"author":"ann","authored_at":"2026-11-20T08:00:00Z","commits":["k"]}"#)
        + Self.event("change.abandoned", id: "a", subject: "PR-1", at: "11:30")
        + Self.event(
          "change.abandoned", id: "b", subject: "PR-2", at: "11:30",
          content: #"{"repository":{"id":"org/other"}}"#),
    ])
    #expect(read.summaries == [])
    let change = try #require(read.facts.changes.first { $0.id == "PR-1" })
    #expect(change.service == "shop-web" && change.author == "ann" && change.commits == ["k"])
    #expect([change.authoredAt, change.createdAt] == [at("08:00"), at("09:00")])
    // Ann's look at her own change is no review.
    #expect(change.firstReviewAt == at("11:00") && change.firstReviewer == "bo")
    #expect([change.mergedAt, change.closedAt] == [at("12:00"), nil])
    #expect(change.source.citation == "ops/changes/1.jsonl:1")
    let other = try #require(read.facts.changes.first { $0.id == "PR-2" })
    #expect(other.service == "org/other" && other.closedAt == at("11:30"))
  }

  @Test func `the events of an incident are one record, with its cause`() async throws {
    let read = try await ReadWorkspace([
      "ops/incidents/a.jsonl":
        Self.event(
          "incident.reported", id: "p", subject: "INC-7", at: "10:25",
          content: #"{"description":"Reported"}"#)
        + Self.event(
          "incident.detected", id: "d", subject: "INC-7", at: "10:20",
          content: #"{"description":"Slow","environment":{"id":"live"},"service":{"id":"shop"}}"#,
          links: ["e1"],
          custom: #"{"severity":"SEV-2","impact_start":"2026-11-20T10:05:00Z"}"#)
        + Self.event("incident.resolved", id: "s", subject: "INC-7", at: "11:00")
        + Self.event(
          "incident.reported", id: "q", subject: "INC-8", at: "12:00",
          custom: #"{"severity":"medium","caused_by":"not_change_related","metric":{"a":1}}"#)
        + Self.event("incident.detected", id: "t", subject: "INC-9", at: "13:00", links: ["gone"])
        + Self.event("incident.resolved", id: "u", subject: "INC-9", at: "13:10")
        + Self.event("incident.detected", id: "v", subject: "INC-9", at: "13:20"),
      "ops/deployments/a.jsonl": Self.event(
        "service.deployed", id: "e1", subject: "shop", at: "10:00", content: Self.live),
    ])
    // A word of another program's own is a warning; the record is kept.
    #expect(read.summaries == ["GP5007 ops/incidents/a.jsonl:4:215"])
    let all = read.facts.incidents
    #expect(all.map(\.id) == ["INC-7", "INC-8", "INC-9"])
    #expect(all.map(\.severity) == [.sev2, nil, nil])
    #expect(all.map(\.detectedAt) == [at("10:20"), at("12:00"), at("13:00")])
    #expect(all.map(\.impactStart) == [at("10:05"), nil, nil])
    #expect(all.map(\.resolvedAt) == [at("11:00"), nil, nil])
    #expect(all.map(\.services) == [["shop"], [], []])
    #expect(all.map(\.environment) == ["live", "production", "production"])
    #expect(
      all.map(\.cause) == [.deployment("e1"), .notChangeRelated, .deployment("gone")])
    #expect(all.first?.title == "Slow")
  }

  @Test func `what cannot be used is named`() async throws {
    let read = try await ReadWorkspace([
      "ops/deployments/a.jsonl":
        Self.event("artifact.published", id: "1", subject: "x", at: "10:00")
        + Self.event("artifact.published", id: "2", subject: "y", at: "10:01")
        + Self.event("change.created", id: "3", subject: "PR-1", at: "10:00")
        + Self.event("incident.resolved", id: "4", subject: "INC-1", at: "10:00")
        + Self.event("service.deployed", id: "5", subject: "shop", at: "10:00")
        + Self.event("service.deployed", id: "5", subject: "shop", at: "10:00")
        + #"{"context":{"type":"dev.cdevents.service.deployed.0.3.0","id":"6"}}"# + "\n"
        + #"{"context":{"type":"com.example.thing"}}"# + "\n"
    ])
    #expect(
      read.summaries.map { $0.prefix(6) } == [
        "GP5110", "GP5112", "GP5113", "GP5111", "GP5001", "GP5110",
      ])
    #expect(
      read.texts("GP5110").first
        == "'artifact.published' is no event of a deployment, change or incident: not read")
    #expect(read.facts.deployments.map(\.id) == ["5"])
    #expect(read.facts.source(.deployments).status == .incomplete(rejected: 1))
  }
}

/// The examples of the specification, versions 0.4.1 and 0.5.1.
@Suite(.enabled(if: FixtureWorkspace.sharedFolder != nil, "no shared folder with the suites"))
struct CDEventExampleTests {
  private static let used: Set<String> = [
    "service_deployed", "service_upgraded", "service_rolledback", "change_created",
    "change_reviewed", "change_updated", "change_merged", "change_abandoned", "incident_detected",
    "incident_reported", "incident_resolved",
  ]

  private static func files(_ folder: String) throws -> [String] {
    let root = "\(FixtureWorkspace.sharedFolder ?? "")/suites/cdevents/\(folder)"
    return try FileManager.default.contentsOfDirectory(atPath: root).sorted()
      .filter { $0.hasSuffix(".json") }.map { "\(root)/\($0)" }
  }

  private struct Outcome {
    var records: Int
    var codes: [String]
  }

  /// Each example by itself.
  private static func outcomes(_ folder: String) async throws -> [String: Outcome] {
    var outcomes: [String: Outcome] = [:]
    for file in try files(folder) {
      let text = try String(contentsOfFile: file, encoding: .utf8)
      let read = try await ReadWorkspace(["ops/incidents/a.json": text])
      let facts = read.facts
      let name = URL(filePath: file).deletingPathExtension().lastPathComponent
      outcomes[name] = Outcome(
        records: facts.deployments.count + facts.changes.count + facts.incidents.count,
        codes: read.diagnostics.map(\.code))
    }
    return outcomes
  }

  @Test(arguments: [("v0.4.1/conformance", 45), ("v0.5.1/conformance", 45)])
  func `every conformance example is read, or refused by its type`(
    folder: String, count: Int
  ) async throws {
    let outcomes = try await Self.outcomes(folder)
    #expect(outcomes.count == count)
    for (name, outcome) in outcomes {
      switch name {
      // Alone it does not say when it began.
      case "incident_resolved": #expect(outcome.records == 0 && outcome.codes == ["GP5113"])
      // Its severity is "medium".
      case "incident_reported": #expect(outcome.records == 1 && outcome.codes == ["GP5007"])
      case _ where Self.used.contains(name):
        #expect(outcome.records == 1 && outcome.codes == [], "\(name)")
      default: #expect(outcome.records == 0 && outcome.codes == ["GP5110"], "\(name)")
      }
    }
  }

  @Test func `the minimal examples are read together`() async throws {
    let texts = try Self.files("minimal").map { try String(contentsOfFile: $0, encoding: .utf8) }
    #expect(texts.count == 9)
    let list = "[" + texts.joined(separator: ",") + "]"
    let read = try await ReadWorkspace(["ops/deployments/all.json": list])
    // All three deployments have one id in the examples; PR-42 names no repository.
    #expect(Set(read.diagnostics.map(\.code)) == ["GP5010", "GP5112"])
    #expect(read.facts.deployments.map(\.service) == ["checkout"])
    #expect(read.facts.changes.map(\.service) == ["org/checkout"])
    let incident = try #require(read.facts.incidents.first)
    #expect(incident.id == "INC-7" && incident.severity == .sev2)
    #expect(incident.cause == .deployment("11111111-1111-4111-8111-111111111111"))
    #expect(incident.resolvedAt == Instant(rfc3339: "2026-11-20T11:00:00Z"))
  }
}
