import Figures
import Foundation
import Model
import RecordFixtures
import Testing
import WorkspaceFixtures

@Suite struct `Metric catalogue` {
  @Test func `the folder and the catalogue are equal`() throws {
    let folder = FixtureWorkspace.projectRoot + "/Sources/Figures/Metrics"
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".swift") }.map { URL(filePath: $0).lastPathComponent }.sorted()
    let types = MetricCatalog.all.map { "\(type(of: $0)).swift" }.sorted()
    #expect(files == types)
  }

  @Test func `ids are unique and in the namespaces of the definitions`() {
    let ids = MetricCatalog.all.map(\.definition.id)
    #expect(Set(ids).count == ids.count)
    let namespaces: Set<String> = ["os", "dora", "kpi", "ops", "risk", "vendor"]
    #expect(ids.filter { !namespaces.contains(String($0.prefix { $0 != "." })) } == [])
  }

  @Test func `an empty workspace has no data, and says what is missing`() {
    let figures = MetricCatalog.figures(in: MetricContext(facts: Facts(), asOf: now))
    for metric in MetricCatalog.all {
      let own = figures.all.filter { $0.id == metric.definition.id }
      #expect(!own.isEmpty)
      for figure in own {
        #expect(figure.status.word == "no_data")
        #expect(figure.status.reason?.hasPrefix("no ") == true)
        #expect(figure.value == nil)
        #expect(
          figure.verdict == (figure.target == nil || figure.isProvisional ? .notJudged : .unknown))
      }
    }
  }

  @Test func `what could not be read makes a figure partial`() {
    let facts = Facts(
      tasks: [mergedTask("A", start: "11-10 10:00", merge: "11-10 11:00")],
      sources: [InputSource(kind: .tasks, status: .incomplete(rejected: 2))])
    let figure = TasksCompleted().figures(of: facts).figure(
      "os.tasks_completed", .week(week("2026-W46")))
    #expect(
      figure?.status == .partial(because: "2 records of the task state file could not be read"))
    #expect(figure?.value == 1)
    #expect(figure?.verdict == .unknown)
  }
}
