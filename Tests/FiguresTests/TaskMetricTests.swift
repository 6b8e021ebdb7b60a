import Diagnostics
import Figures
import Model
import RecordFixtures
import Testing

@Suite struct `Task metrics` {
  /// Counted by hand: A in W45; B, C and D in W46; E in W47, which is not over.
  static let facts = Facts(
    tasks: [
      mergedTask("A", start: "11-02 08:00", merge: "11-03 08:00", line: 10),
      mergedTask("B", start: "11-09 00:00", merge: "11-09 02:00", line: 20, queue: "data"),
      mergedTask("C", start: "11-15 20:00", merge: "11-15 23:59", line: 30),
      task(
        "D", "released", line: 40,
        [
          ("11-10 08:00", "draft", "running"), ("11-11 08:00", "reviewing", "merged"),
          ("11-18 08:00", "merged", "released"),
        ]),
      mergedTask("E", start: "11-16 00:00", merge: "11-20 00:00", line: 50),
      task("F", line: 60, [("11-10 08:00", "draft", "running")]),
      task("G", "draft", line: 70),
    ], sources: fresh(.tasks))

  @Test(arguments: [
    ("2026-W45", 1, FigureVerdict.missed), ("2026-W46", 3, .missed), ("2026-W47", 1, .notJudged),
  ])
  func `tasks completed a week`(name: String, count: Int, verdict: FigureVerdict) throws {
    let figures = TasksCompleted().figures(of: Self.facts)
    let figure = try #require(figures.figure("os.tasks_completed", .week(week(name))))
    #expect(figure.status == .ok)
    #expect(figure.value == Rational(count))
    #expect(figure.verdict == verdict)
    #expect(figure.isProvisional == (name == "2026-W47"))
  }

  @Test func `weeks before the record begins have no data`() throws {
    let figures = TasksCompleted().figures(of: Self.facts)
    let before = try #require(figures.figure("os.tasks_completed", .week(week("2026-W44"))))
    #expect(before.status == .noData(because: "the record begins on 2026-11-02"))
    #expect(figures.series("os.tasks_completed").count == 15)
    let after = try #require(figures.figure("os.tasks_completed", .week(week("2026-W46"))))
    #expect(after.previous == 1)
    #expect(after.evidence.map(\.record) == ["B", "C", "D"])
    #expect(after.evidence.map(\.source.line) == [23, 33, 42])
    #expect(after.evidence[1].detail == "reviewing → merged")
  }

  @Test func `a queue has figures of its own, without the target`() throws {
    let figures = TasksCompleted().figures(of: Self.facts)
    let data = try #require(
      figures.figure("os.tasks_completed{queue=\"data\"}", .week(week("2026-W46"))))
    #expect(data.value == 1)
    #expect(data.target == nil)
    let total = try #require(figures.reading("os.tasks_completed"))
    #expect(total.value == 5)
    #expect(total.verdict == .notJudged)
  }

  @Test func `what comes after the as-of has not happened`() throws {
    let early = at("11-11 00:00")
    let figures = TasksCompleted().figures(of: Self.facts, at: early)
    #expect(figures.reading("os.tasks_completed", at: early)?.evidence.map(\.record) == ["A", "B"])
    let states = TasksByStatus().figures(of: Self.facts, at: early)
    // C and E do not exist yet; D was started, not merged; G has no events and always is.
    #expect(states.reading("os.tasks_by_status", at: early)?.value == 5)
    let running = states.reading("os.tasks_by_status{status=\"running\"}", at: early)
    #expect(running?.evidence.map(\.record) == ["D", "F"])
  }

  @Test func `tasks by status`() {
    let figures = TasksByStatus().figures(of: Self.facts)
    let counts = ["draft", "merged", "released", "running", "blocked"].map {
      figures.reading("os.tasks_by_status{status=\"\($0)\"}")?.value
    }
    #expect(counts == [1, 4, 1, 1, 0])
  }

  /// By hand, in hours: A 24, B 2, C 3:59, D 24, E 96; B, C and D are 29:59 together.
  @Test func `cycle times`() throws {
    let week46 = Period.week(week("2026-W46"))
    let mean = TaskCycleTime().figures(of: Self.facts)
    let figure = try #require(mean.figure("os.task_cycle_time", week46))
    #expect(figure.value == Rational(107_940 / 3))
    #expect(figure.verdict == .met)
    #expect(figure.terms.map(\.value) == [107_940, 3])
    #expect(figure.evidence[1].detail == "running (state/tasks.yaml:31) → merged, 4.0 h")
    #expect(
      mean.figure("os.task_cycle_time", .week(week("2026-W44")))?.status.word == "not_applicable")
    #expect(mean.reading("os.task_cycle_time")?.value == .of(107_940 + 86_400 + 345_600, 5))
    let median = TaskCycleTimeMedian().figures(of: Self.facts)
    #expect(median.figure("os.task_cycle_time_median", week46)?.value == Rational(14_340))
    #expect(median.reading("os.task_cycle_time_median")?.value == 86_400)
  }

  @Test func `exactly three days miss the target of less than three days`() {
    let facts = Facts(
      tasks: [mergedTask("A", start: "11-10 10:00", merge: "11-13 10:00")], sources: fresh(.tasks))
    let figure = TaskCycleTime().figures(of: facts).figure(
      "os.task_cycle_time", .week(week("2026-W46")))
    #expect(figure?.value == 259_200)
    #expect(figure?.verdict == .missed)
  }

  @Test func `what cannot be timed is left out, with the reason`() throws {
    let facts = Facts(
      tasks: [
        task(
          "BACK", "merged", line: 10,
          [
            ("11-10 10:00", "reviewing", "merged"), ("11-11 10:00", "draft", "running"),
          ]),
        task("NEVER", "merged", line: 20, [("11-10 10:00", "reviewing", "merged")]),
        task("SILENT", "released", line: 30),
        task("TOLD", "merged", line: 40),
      ],
      auditEntries: [
        audit("TOLD", at("11-10 08:00"), "running"),
        audit("TOLD", at("11-10 09:00"), "merged", line: 9),
      ], sources: fresh(.tasks))
    let whole = try #require(TaskCycleTime().figures(of: facts).reading("os.task_cycle_time"))
    #expect(whole.value == 3600)
    #expect(whole.evidence.map(\.source.citation) == ["ops/audit/TOLD.md:9"])
    #expect(
      whole.excluded.map { "\($0.record): \($0.reason)" } == [
        "BACK: merged before it was running (state/tasks.yaml:12)",
        "NEVER: merged, but neither event nor audit entry says when it was running",
        "SILENT: released, but neither event nor audit entry says when it was merged",
      ])
    let total = try #require(TasksCompleted().figures(of: facts).reading("os.tasks_completed"))
    #expect(total.value == 3)
    #expect(total.excluded.map(\.record) == ["SILENT"])
  }

  @Test func `a setting replaces the target`() throws {
    var facts = Self.facts
    facts.settings.targets = [
      TargetSetting(figure: "os.tasks_completed", minimum: 3, owner: "project-lead"),
      TargetSetting(figure: "os.tasks_completed{queue=\"data\"}", minimum: 2),
    ]
    let figures = TasksCompleted().figures(of: facts)
    let period = Period.week(week("2026-W46"))
    let figure = try #require(figures.figure("os.tasks_completed", period))
    #expect(figure.verdict == .met)
    #expect(figure.target?.owner == "project-lead")
    #expect(figures.figure("os.tasks_completed{queue=\"data\"}", period)?.verdict == .missed)
  }

  @Test func `orphaned means more than seven days`() {
    let facts = Facts(
      tasks: [
        task("EXACT", [("11-14 12:00", "draft", "running")]),
        task("OLD", [("11-14 11:59", "draft", "running")]),
        task(
          "DONE", [("11-01 10:00", "draft", "running"), ("11-02 10:00", "running", "reviewing")]),
      ], sources: fresh(.tasks))
    let figure = OrphanedTasks().figures(of: facts).reading("os.orphaned_tasks")
    #expect(figure?.evidence.map(\.record) == ["OLD"])
    #expect(figure?.evidence.first?.detail == "running for 7.0 d")
  }

  @Test func `a running task of unknown age makes the count partial`() {
    let facts = Facts(tasks: [task("X", "running")], sources: fresh(.tasks))
    let figure = OrphanedTasks().figures(of: facts).reading("os.orphaned_tasks")
    #expect(figure?.status == .partial(because: "nothing tells the age of 1 task"))
    #expect(figure?.excluded.map(\.record) == ["X"])
  }

  @Test func `blocked tasks by age`() {
    let facts = Facts(
      tasks: [
        task("A", [("11-20 12:01", "running", "blocked")]),
        task("B", [("11-20 12:00", "running", "blocked")]),
        task("C", [("11-18 12:00", "running", "blocked")]),
        task("D", [("11-18 11:59", "running", "blocked")]),
        // Blocked by hand, without an event: since the last touch.
        task("E", "blocked", updated: at("11-21 00:00"), [("11-10 12:00", "draft", "running")]),
      ], sources: fresh(.tasks))
    let figures = BlockedTasks().figures(of: facts)
    let records = ["under 24 h", "24 to 72 h", "over 72 h"].map {
      figures.reading("os.blocked_tasks{age=\"\($0)\"}")?.evidence.map(\.record).sorted()
    }
    #expect(records == [["A", "E"], ["B", "C"], ["D"]])
    #expect(figures.reading("os.blocked_tasks")?.value == 5)
  }
}
