import Checks
import Diagnostics
import Figures
import Foundation
import Model
import RecordFixtures
import Testing
import WorkspaceFixtures

@Suite struct `Check catalogue` {
  @Test func `the folder and the catalogue are equal`() throws {
    let folder = FixtureWorkspace.projectRoot + "/Sources/Checks/Checks"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    let types = CheckCatalog.all.map { "\(type(of: $0)).swift" }.sorted()
    #expect(files == types)
  }

  @Test func `ids are the types in kebab case, in order, and every rule says why and how to mend`()
  {
    let rules = CheckCatalog.all.map(\.rule)
    #expect(rules.map(\.id) == rules.map(\.id).sorted())
    for check in CheckCatalog.all {
      let name = "\(type(of: check))".replacing("ID", with: "Id")
      let kebab = name.reduce(into: "") { text, letter in
        if letter.isUppercase, !text.isEmpty { text += "-" }
        text += letter.lowercased()
      }
      #expect(check.rule.id == kebab)
      #expect(check.rule.why.hasSuffix(".") && check.rule.mend.hasSuffix("."))
      #expect(!check.rule.inputs.isEmpty)
    }
  }

  /// Deviations past review_by, undeclared overrides, forbidden transitions, self-reviews,
  /// role-mode breaches, deployments in a freeze, unaudited state changes.
  @Test func `the violations are those of the definition`() {
    #expect(
      CheckCatalog.all.map(\.rule).filter(\.isViolation).map(\.id) == [
        "deployment-during-freeze", "forbidden-transition", "overdue-deviation", "role-mode-breach",
        "self-review",
        "unaudited-transition", "undeclared-deviation",
      ])
  }

  @Test func `without inputs every rule is unknown`() {
    let report = CheckCatalog.report(
      in: CheckContext(facts: Facts(), figures: FigureSet([]), asOf: now))
    #expect(report.findings == [])
    for outcome in report.outcomes {
      guard case .unknown(let why) = outcome.result else {
        Issue.record("\(outcome.rule.id) is \(outcome.result)")
        continue
      }
      #expect(why.hasPrefix("no "))
    }
  }

  @Test func `a rule over incomplete inputs is not kept, but may be broken`() {
    var facts = Facts(
      tasks: [task("A", [("11-01 10:00", "draft", "running")])],
      sources: [InputSource(kind: .tasks, status: .incomplete(rejected: 1))])
    func result(_ id: String) -> RuleOutcome.Result? {
      CheckCatalog.outcomes(in: CheckContext(facts: facts, figures: FigureSet([]), asOf: now))
        .first { $0.rule.id == id }?.result
    }
    #expect(result("orphaned-task") == .broken(1))
    #expect(
      result("stuck-lock") == .unknown(because: "1 record of the task state file could not be read")
    )
    facts.sources = fresh(.tasks)
    #expect(result("stuck-lock") == .kept)
  }

  @Test func `the gravest findings come first, then by rule and place`() {
    let rules = [
      CheckRule(id: "b", title: "", severity: .error, why: "", mend: "", inputs: []),
      CheckRule(id: "a", title: "", severity: .warning, why: "", mend: "", inputs: []),
    ]
    let findings = [
      Finding(rules[1], subject: "x", "2", at: line(2)),
      Finding(rules[1], subject: "x", "1", at: line(1)),
      Finding(rules[0], subject: "x", "3", at: line(3)),
    ]
    #expect(findings.sorted(by: Finding.precedes).map(\.message) == ["3", "1", "2"])
  }
}
