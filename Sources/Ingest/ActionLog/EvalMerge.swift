import Model

/// Puts evaluation lines together into runs, and compares each run with the one before.
struct EvalMerge {
  private var rows: [EvalRow] = []

  private struct Run {
    var result: EvalRun
    /// The last label of each case, and its line.
    var labels: [CaseKey: Label] = [:]
  }

  private struct CaseKey: Hashable {
    var high: UInt64
    var low: UInt64
  }

  private struct Label {
    var moment: Moment
    var hasPassed: Bool
  }

  mutating func merge(_ part: PartSummary, _ numbers: [UInt32], lines: UInt32) {
    for var row in part.evals {
      row.moment = row.moment.shifted(by: lines)
      row.workflow = numbers[Int(row.workflow)]
      row.suite = numbers[Int(row.suite)]
      row.model = numbers[Int(row.model)]
      row.prompt = numbers[Int(row.prompt)]
      rows.append(row)
    }
  }

  /// By workflow and suite, then the time of the first line.
  func runs(_ texts: GlobalTexts, _ places: LogPlaces, _ zone: TimeZoneRules) -> [EvalRun] {
    var runs: [Run] = []
    var positions: [String: Int] = [:]
    for row in rows.sorted(by: { $0.moment < $1.moment }) {
      let date = zone.date(of: Instant(microseconds: row.moment.time))
      let key = "\(row.workflow) \(row.suite) \(row.model) \(row.prompt) \(date)"
      if positions[key] == nil {
        positions[key] = runs.count
        runs.append(Run(result: Self.start(row, date, texts)))
      }
      guard let position = positions[key] else { continue }
      runs[position].result.last = Instant(microseconds: row.moment.time)
      runs[position].labels[CaseKey(high: row.caseHigh, low: row.caseLow)] = Label(
        moment: row.moment, hasPassed: row.hasPassed != 0)
    }
    // They are in order of their first lines; the sort below keeps that among equals.
    let sorted = runs.enumerated().sorted { left, right in
      let (first, second) = (left.element.result, right.element.result)
      for part in [\EvalRun.workflow, \EvalRun.suite]
      where first[keyPath: part] != second[keyPath: part] {
        return ByteOrder.precedes(first[keyPath: part], second[keyPath: part])
      }
      return left.offset < right.offset
    }.map(\.element)
    return sorted.indices.map { Self.finished(sorted, $0, places) }
  }

  private static func start(_ row: EvalRow, _ date: CivilDate, _ texts: GlobalTexts) -> EvalRun {
    let instant = Instant(microseconds: row.moment.time)
    return EvalRun(
      workflow: texts[row.workflow] ?? "", suite: texts[row.suite] ?? "", date: date,
      model: texts[row.model], prompt: texts[row.prompt], first: instant, last: instant, cases: 0,
      passed: 0)
  }

  private static func finished(_ runs: [Run], _ index: Int, _ places: LogPlaces) -> EvalRun {
    let run = runs[index]
    var result = run.result
    result.cases = run.labels.count
    result.passed = run.labels.values.count { $0.hasPassed }
    var failures = FirstMoments()
    for label in run.labels.values where !label.hasPassed { failures.add(label.moment) }
    result.failures = places.exemplars(failures)
    if index > 0, ByteOrder.equal(runs[index - 1].result.workflow, result.workflow),
      ByteOrder.equal(runs[index - 1].result.suite, result.suite)
    {
      result.comparison = comparison(run, runs[index - 1], places)
    }
    return result
  }

  private static func comparison(
    _ run: Run, _ before: Run, _ places: LogPlaces
  ) -> EvalRun.Comparison {
    var result = EvalRun.Comparison(
      previousDate: before.result.date, previousModel: before.result.model,
      previousPrompt: before.result.prompt, commonCases: 0, passedBoth: 0, passedOnlyBefore: 0,
      passedOnlyNow: 0)
    var regressions = FirstMoments()
    for (key, label) in run.labels {
      guard let old = before.labels[key] else { continue }
      result.commonCases += 1
      switch (old.hasPassed, label.hasPassed) {
      case (true, true): result.passedBoth += 1
      case (true, false):
        result.passedOnlyBefore += 1
        regressions.add(label.moment)
      case (false, true): result.passedOnlyNow += 1
      case (false, false): break
      }
    }
    result.regressions = places.exemplars(regressions)
    return result
  }
}
