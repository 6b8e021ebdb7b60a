import Model

/// Counts what shows a norm, in the 13 weeks up to the as-of.
struct NormReader {
  private typealias Outcome = (state: NormReading.State, counts: [NormReading.Count])

  private let record: RecordReading
  private let days: ClosedRange<CivilDate>

  init(_ record: RecordReading) {
    self.record = record
    days = record.normsSince...record.today
  }

  func reading(_ norm: Norm) -> NormReading {
    let instances = norm.instances.filter { days.contains($0.date) }
    var (state, counts) = outcome(norm, instances)
    if !instances.isEmpty {
      counts.append(
        NormReading.Count(
          instances.count == 1
            ? "1 occasion written down" : "\(instances.count) occasions written down",
          instances.map { Evidence($0.source, record: "\($0.date)", detail: $0.title) }))
      // What somebody wrote down shows it where nothing else could be counted.
      if case .unknown = state { state = .shown }
    }
    return NormReading(norm, state: state, counts: counts)
  }

  private func outcome(_ norm: Norm, _ instances: [Norm.Instance]) -> Outcome {
    switch norm.measure {
    case .catchesBeforeCustomer?: return catches()
    case .blamelessPostmortems?: return postmortems()
    case .writtenPolicies?: return policies()
    case .shadowOnboarding?: return shadow()
    case .deletions?: return NormDeletions(record, days).outcome
    case nil:
      let because =
        norm.figures.isEmpty
        ? "nothing is named that would show it" : "its figures are shown as they are"
      return (.unknown(because: because), [])
    }
  }

  private func missing(_ kind: InputKind) -> Outcome? {
    record.facts.absence(of: [kind]).map { (.unknown(because: $0), []) }
  }

  private func isRecent(_ date: CivilDate?) -> Bool { date.map(days.contains) ?? false }

  private func catches() -> Outcome {
    if let missing = missing(.nearMisses) { return missing }
    let misses = record.nearMisses.filter { isRecent($0.date) }
    guard !misses.isEmpty else { return (.unknown(because: "no near miss was written down"), []) }
    let caught = misses.filter { $0.isCaughtBeforeCustomer == true }
    let count = NormReading.Count(
      "\(caught.count) of \(misses.count) near misses were caught before the customer",
      caught.map { Evidence($0.source, record: $0.id, detail: $0.summary ?? "") })
    return (caught.isEmpty ? .notShown(because: "none was caught in time") : .shown, [count])
  }

  private func postmortems() -> Outcome {
    if let missing = missing(.postmortems) { return missing }
    let all = record.postmortems.filter { isRecent($0.date) }
    guard !all.isEmpty else { return (.unknown(because: "no postmortem was written"), []) }
    let blameless = all.filter { $0.isBlameless == true }
    let count = NormReading.Count(
      "\(blameless.count) of \(all.count) postmortems are blameless",
      blameless.map { Evidence($0.source, record: $0.id, detail: $0.summary ?? "") })
    let others = all.filter { $0.isBlameless != true }.map(\.id).joined(separator: ", ")
    return (
      others.isEmpty ? .shown : .notShown(because: "not said to be blameless: \(others)"), [count]
    )
  }

  /// Workflows in which agents work, and whether what they may do is written down.
  private func policies() -> Outcome {
    if let missing = missing(.workflows) { return missing }
    let automated = record.agentWork.workflows.filter { workflow in
      workflow.logged != nil || workflow.policy?.lane.map { $0 > .manual } ?? false
    }
    guard !automated.isEmpty else { return (.unknown(because: "no workflow is automated"), []) }
    let written = automated.filter { $0.policy?.boundary.document != nil }
    let count = NormReading.Count(
      "\(written.count) of \(automated.count) automated workflows have a written policy",
      written.compactMap { workflow in
        workflow.policy.map {
          Evidence($0.source, record: $0.id, detail: $0.boundary.document ?? "")
        }
      })
    let others = automated.filter { $0.policy?.boundary.document == nil }.map(\.id)
    return (
      others.isEmpty
        ? .shown : .notShown(because: "without one: \(others.joined(separator: ", "))"), [count]
    )
  }

  /// Work in the lane `shadow`, as the agents' log has it. That people learn there too is known
  /// only where somebody writes it down.
  private func shadow() -> Outcome {
    let log = record.agentWork.log
    let first = ISOWeek(containing: days.lowerBound)
    let cells = (log?.actions ?? []).filter { cell in
      cell.key.lane == Workflow.Lane.shadow.rawValue && (cell.key.week.map { $0 >= first } ?? false)
    }
    let names = Set(cells.map(\.key.workflow)).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    guard !names.isEmpty else {
      let why = log == nil ? "no action log found" : "no action in the lane shadow is logged"
      return (.unknown(because: "\(why), and nobody wrote an entry"), [])
    }
    let actions = cells.reduce(0) { $0 + $1.count }
    let evidence = names.compactMap { name in
      log?.workflows.first { $0.id == name }.map {
        Evidence($0.oldest, record: name, detail: "its oldest line in the log")
      }
    }
    let words = names.count == 1 ? "1 workflow" : "\(names.count) workflows"
    return (
      .shown,
      [NormReading.Count("\(words) with \(actions.inGroups) actions in the lane shadow", evidence)]
    )
  }
}
