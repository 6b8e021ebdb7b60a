import Checks
import Diagnostics
import Figures
import Model
import RecordFixtures
import Testing

@Suite struct `Checks of registers` {
  static let place = line(1, "ops/x.md")

  static func decision(
    _ id: String, _ status: DecisionStatus = .accepted, owner: String? = "owner",
    date: String? = "2026-11-01", supersedes: [String] = [], supersededBy: [String] = [],
    body: String = ""
  ) -> Decision {
    Decision(
      id: id, title: id, status: status, date: date.map(day), owner: owner, supersedes: supersedes,
      supersededBy: supersededBy, body: body, source: line(1, "ops/decision-log/\(id).md"))
  }

  @Test func `decision-without-owner-or-date`() {
    let facts = Facts(
      decisions: [
        Self.decision("A", owner: nil, date: nil), Self.decision("B", .unknown, owner: nil),
        Self.decision("C", .draft, owner: nil, date: nil), Self.decision("D"),
      ])
    #expect(
      DecisionWithoutOwnerOrDate().messages(in: facts) == [
        "A: the decision has no owner and no date", "B: the decision has no owner",
      ])
  }

  @Test func `dangling-supersession`() {
    let facts = Facts(
      decisions: [
        Self.decision("A", supersedes: ["GONE"]), Self.decision("B", supersedes: ["C"]),
        Self.decision("C"), Self.decision("D", .superseded),
        Self.decision("E", .superseded, supersededBy: ["F"]),
        Self.decision("F", supersedes: ["E"]), Self.decision("G", .superseded, supersededBy: ["C"]),
      ])
    #expect(
      DanglingSupersession().messages(in: facts) == [
        "A: supersedes GONE, which does not exist", "B: supersedes C, which does not say so",
        "D: is superseded, but nothing says by what",
        "G: is superseded by C, which does not say so",
      ])
  }

  @Test func `decisions in a circle`() {
    let circle = Facts(
      decisions: [
        Self.decision("A", supersedes: ["B"], supersededBy: ["C"]),
        Self.decision("B", supersedes: ["C"], supersededBy: ["A"]),
        Self.decision("C", supersedes: ["A"], supersededBy: ["B"]),
        Self.decision("D", supersedes: ["D"], supersededBy: ["D"]),
      ])
    #expect(
      DanglingSupersession().messages(in: circle) == [
        "A: supersedes itself in a circle: A → B → C → A",
        "D: supersedes itself in a circle: D → D",
      ])
    let fork = Facts(
      decisions: [
        Self.decision("A", supersedes: ["B", "C"]), Self.decision("B", supersededBy: ["A"]),
        Self.decision("C", supersededBy: ["A"]),
      ])
    #expect(DanglingSupersession().messages(in: fork) == [])
  }

  @Test func `a long chain of decisions does not exhaust the stack`() {
    let count = 20_000
    let facts = Facts(
      decisions: (0..<count).map { index in
        Self.decision(
          "D\(index)", supersedes: index + 1 < count ? ["D\(index + 1)"] : ["D0"],
          supersededBy: index == 0 ? ["D\(count - 1)"] : ["D\(index - 1)"])
      })
    #expect(DanglingSupersession().findings(in: facts).map(\.subject) == ["D0"])
  }

  @Test func `pending-proposal-too-long`() {
    func proposal(_ id: String, _ date: String?, _ status: ProposalStatus = .pending) -> Proposal {
      Proposal(
        id: id, title: id, status: status, date: date.map(day), source: line(1, "ops/\(id).md"))
    }
    let facts = Facts(
      proposals: [
        proposal("A", "2026-11-06"), proposal("B", "2026-11-07"), proposal("C", nil),
        proposal("D", "2026-01-01", .approved),
      ])
    #expect(
      PendingProposalTooLong().messages(in: facts) == [
        "A: the proposal has been pending for 15 days; the limit is 14",
        "C: the proposal is pending and has no date",
      ])
  }

  static func deviation(_ id: String, _ review: String?, _ status: String = "active") -> Deviation {
    Deviation(
      id: id, baseSpec: "S", status: status, reviewBy: review.map(day), owner: "o",
      rollbackPlan: "p", source: line(1, "ops/deviations/\(id).md"))
  }

  @Test func `overdue-deviation and deviation-incomplete`() {
    var bare = Self.deviation("C", nil)
    bare.owner = nil
    bare.rollbackPlan = nil
    let facts = Facts(
      deviations: [
        Self.deviation("A", "2026-11-20"), Self.deviation("B", "2026-11-21"), bare,
        Self.deviation("D", "2026-01-01", "reverted"),
      ])
    #expect(
      OverdueDeviation().messages(in: facts) == [
        "A: the deviation was to be reviewed by 2026-11-20 and is still open"
      ])
    // Overdue from the end of the day on.
    #expect(OverdueDeviation().findings(in: facts).first?.since == at("11-21 00:00"))
    #expect(
      DeviationIncomplete().messages(in: facts) == [
        "C: the declaration has no review date, no owner, no rollback plan"
      ])
  }

  @Test func `undeclared-deviation`() {
    var bypass = audit("T", at("11-20 10:00"), "bypass")
    var declared = audit("U", at("11-20 10:00"), "bypass")
    declared.details = [Field(name: "ref", value: "see DEV_1")]
    bypass.details = [Field(name: "reason", value: "hurry")]
    let facts = Facts(
      tasks: [task("DEV_TASK", "draft"), task("SDF_DEV_001", "draft")],
      auditEntries: [bypass, declared],
      decisions: [
        Self.decision(
          "A", body: "As DEV_1 and DEV-2026_LATE. SDF_DEV_001, DEV_TASK, DEVICE_1, DEV_.")
      ], deviations: [Self.deviation("DEV_1", "2026-12-01")])
    #expect(
      UndeclaredDeviation().messages(in: facts) == [
        "T: bypass in the audit trail names no declared deviation",
        "DEV-2026_LATE: decision A names DEV-2026_LATE, which is not declared",
      ])
  }

  @Test func `the spec registry`() {
    let facts = Facts(
      specs: [
        Spec(id: "A", isFrozen: true, path: "a.md", fileExists: false, source: line(1)),
        Spec(id: "B", path: "b.md", fileExists: true, dependsOn: ["A", "Z"], source: line(2)),
        Spec(id: "C", isFrozen: true, source: line(3)),
      ],
      freezeLedger: [
        FreezeLedgerEntry(id: "B", source: line(10)), FreezeLedgerEntry(id: "C", source: line(11)),
        FreezeLedgerEntry(id: "Y", source: line(12)),
      ])
    #expect(SpecFileMissing().messages(in: facts) == ["A: the frozen file a.md is not there"])
    #expect(
      SpecUnknownDependency().messages(in: facts) == [
        "B: depends on Z, which the registry does not hold"
      ])
    #expect(
      FrozenSpecNotInLedger().messages(in: facts) == [
        "A: the registry calls A frozen, the ledger does not know it"
      ])
    #expect(
      LedgerEntryNotFrozenInRegistry().messages(in: facts) == [
        "B: the registry does not call B frozen", "Y: the registry does not hold Y",
      ])
  }

  static func artefact(
    _ path: String, _ state: FrozenFileState, by: String = "project_owner",
    on time: String = "11-01 10:00"
  ) -> FreezeArtefact {
    FreezeArtefact(
      artefactPath: path, version: "v1", frozenAt: at(time), frozenBy: by, fileState: state,
      source: line(1, "ops/freeze/\(path).yaml"))
  }

  @Test func `frozen files`() {
    let facts = Facts(
      freezeArtefacts: [
        Self.artefact("a", .changed), Self.artefact("b", .missing),
        Self.artefact("c", .unverifiable), Self.artefact("d", .unchanged),
        Self.artefact("e", .changed), Self.artefact("e", .unchanged, on: "11-02 10:00"),
        Self.artefact("f", .changed, on: "11-22 10:00"),
      ])
    #expect(FrozenFileChanged().findings(in: facts).map(\.subject) == ["a"])
    #expect(FrozenHashUnverifiable().findings(in: facts).map(\.subject) == ["b", "c"])
  }

  @Test func `freeze-record-missing`() {
    var entry = audit("freeze_v1", at("11-20 10:00"), "artifact_frozen")
    entry.details = [Field(name: "artifact_path", value: "README.md")]
    var facts = Facts(auditEntries: [entry])
    #expect(FreezeRecordMissing().findings(in: facts).map(\.subject) == ["README.md"])
    facts.freezeArtefacts = [Self.artefact("README.md", .unchanged)]
    #expect(FreezeRecordMissing().findings(in: facts) == [])
  }

  @Test func `freeze-without-authority`() {
    let roles = [
      Role(id: "project_owner", name: "Project Owner", authority: "L0", source: line(1)),
      Role(id: "lead", name: "Project Lead", authority: "L2", source: line(2)),
    ]
    let facts = Facts(
      roles: roles, agents: [Agent(id: "ai-1", source: line(3))],
      freezeArtefacts: [
        Self.artefact("a", .unchanged, by: "Project Owner"),
        Self.artefact("b", .unchanged, by: "lead"), Self.artefact("c", .unchanged, by: "ai-1"),
        Self.artefact("d", .unchanged, by: "copilot"),
      ])
    let findings = FreezeWithoutAuthority().findings(in: facts)
    #expect(findings.map(\.subject) == ["b", "c", "d"])
    #expect(findings.map(\.severity) == [.error, .error, .warning])
    // Without a roles file the kernel's `governance` may (aios-generated).
    let plain = Facts(freezeArtefacts: [Self.artefact("a", .unchanged, by: "governance")])
    #expect(FreezeWithoutAuthority().findings(in: plain) == [])
  }

  @Test func `capability-path-missing`() {
    func capability(_ name: String, _ status: CapabilityStatus, _ exists: Bool) -> Capability {
      Capability(
        category: "C", name: name,
        implementation: [ImplementationPath(path: "k.py", exists: exists)],
        status: status, source: Self.place)
    }
    let facts = Facts(
      capabilities: [
        capability("A", .done, false), capability("B", .done, true),
        capability("D", .planned, false),
      ])
    #expect(
      CapabilityPathMissing().messages(in: facts) == [
        "A: the map calls A done, but k.py is not there"
      ])
  }

  @Test func `capability-totals-disagree`() {
    let statuses: [(String, CapabilityStatus)] = [
      ("Task Management", .done), ("Task Management", .done), ("Agents", .done),
      ("Agents", .planned),
    ]
    func total(
      _ category: String, _ total: Int, _ done: Int, _ planned: Int, _ coverage: String,
      grand: Bool = false
    ) -> CapabilityTotal {
      CapabilityTotal(
        category: category, total: total, done: done, planned: planned, coverage: coverage,
        isGrandTotal: grand, source: Self.place)
    }
    let listed = statuses.map {
      Capability(category: $0.0, name: "x", status: $0.1, source: Self.place)
    }
    let good = Facts(
      capabilities: listed,
      capabilityTotals: [
        // The summary abbreviates: the order tells.
        total("Tasks", 2, 2, 0, "100%"), total("Agents", 2, 1, 1, "50%"),
        total("Total", 4, 3, 1, "**75%**", grand: true),
      ])
    #expect(CapabilityTotalsDisagree().messages(in: good) == [])
    let wrong = Facts(
      capabilities: listed,
      capabilityTotals: [
        total("Tasks", 3, 2, 0, "67%"), total("Agents", 2, 1, 1, "50%"),
        total("Total", 4, 3, 1, "94%", grand: true),
      ])
    #expect(
      CapabilityTotalsDisagree().messages(in: wrong) == [
        "Tasks: the summary says 3 in all instead of 2, 67% instead of 100 %",
        "Total: the summary says 94% instead of 75 %",
      ])
  }

  @Test func `pack-index-stale`() {
    func entry(_ id: String, _ status: String, _ exists: Bool) -> PackIndexEntry {
      PackIndexEntry(
        id: id, path: "\(id).md", status: status, statusText: status, exists: exists,
        source: Self.place)
    }
    let facts = Facts(
      packIndex: [
        entry("A", "planned", true), entry("B", "planned", false), entry("C", "active", false),
        entry("D", "frozen", true),
      ])
    #expect(
      PackIndexStale().messages(in: facts) == [
        "A: the index calls A.md planned, but it is there",
        "C: the index calls C.md active, but it is not there",
      ])
  }
}
