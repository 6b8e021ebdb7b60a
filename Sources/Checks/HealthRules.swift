import Figures
import Model

/// The rules of the operating model (§9.2), from red to green. What cannot be determined is
/// unknown, and never green.
extension Health {
  /// The worst outcome; the first of the worst is the rule that set the light.
  package var light: Light { decisive?.light ?? .unknown }

  /// The rule that set the light: the first with the worst outcome.
  package var decisive: Outcome? {
    outcomes.max { left, right in left.light < right.light }.flatMap { worst in
      outcomes.first { $0.light == worst.light }
    }
  }

  /// Reads the figures of the context and the findings of its checks.
  package static func assess(_ context: CheckContext, _ findings: [Finding]) -> Health {
    Health(outcomes: [
      lockedQueues(context), longBlocked(context), unaudited(context), fullQueues(context),
      blocked(context), proposals(context), deviations(context),
    ])
  }

  /// A lock that a working task holds is its claim on the queue; a queue is locked when nothing
  /// that runs will open it again.
  private static func lockedQueues(_ context: CheckContext) -> Outcome {
    let rule = "no queue is locked"
    if let absence = context.facts.absence(of: [.tasks]) { return unknown(rule, absence) }
    let stopped = context.facts.queueLocks.filter(\.isSystemLock).map {
      Evidence($0.source, record: $0.queue, detail: "held by \(QueueLock.systemLock)")
    }
    let stuck = StuckQueueLock.all(in: context.record).map {
      Evidence(
        $0.lock.source, record: $0.lock.queue,
        detail: "held by \($0.lock.holder ?? ""), \($0.reason)")
    }
    let all = (stopped + stuck).inOrderOfPlace
    guard let first = all.first else {
      return Outcome(rule: rule, light: .green, reason: "all queues run")
    }
    let more = all.count > 1 ? " (and \(all.count - 1) more)" : ""
    return Outcome(
      rule: rule, light: .red, reason: "queue \(first.record) is \(first.detail)\(more)",
      evidence: all)
  }

  private static func longBlocked(_ context: CheckContext) -> Outcome {
    blocked(
      context, .overThreeDays, light: .red, rule: "no task is blocked for more than 72 hours",
      none: "no task is")
  }

  private static func blocked(_ context: CheckContext) -> Outcome {
    blocked(
      context, .oneToThreeDays, light: .yellow, rule: "no task is blocked for 24 to 72 hours",
      none: "no task is")
  }

  private static func blocked(
    _ context: CheckContext, _ age: BlockedAge, light: Light, rule: String, none: String
  ) -> Outcome {
    let name = "os.blocked_tasks{age=\"\(age.rawValue)\"}"
    return outcome(context, name, rule: rule) { value, figure in
      guard value > 0 else { return (.green, none) }
      let tasks = figure.evidence.prefix(3).map(\.record).joined(separator: ", ")
      let more = figure.count > 3 ? " and \(figure.count - 3) more" : ""
      return (light, "blocked \(age.rawValue): \(tasks)\(more)")
    }
  }

  private static func unaudited(_ context: CheckContext) -> Outcome {
    let rule = "no action is unaudited"
    guard let figure = context.figures.figure("os.unaudited_transitions", .instant(context.asOf))
    else { return unknown(rule, "not computed") }
    let all = figure.denominator ?? 0
    switch figure.status {
    case .noData(let why), .insufficient(let why): return unknown(rule, why)
    case .notApplicable: return Outcome(rule: rule, light: .green, reason: "no task changed state")
    case .ok, .partial:
      guard let count = figure.numerator, count > 0 else {
        if case .partial(let why) = figure.status { return unknown(rule, why) }
        return Outcome(
          rule: rule, light: .green, reason: "all \(all) transitions have an audit entry")
      }
      return Outcome(
        rule: rule, light: .red, reason: "\(count) of \(all) transitions have no audit entry",
        evidence: figure.evidence)
    }
  }

  private static func fullQueues(_ context: CheckContext) -> Outcome {
    let rule = "no queue is at capacity"
    if let absence = context.facts.absence(of: [.tasks]) { return unknown(rule, absence) }
    let loads = QueueLoads.of(context.record)
    let full = loads.filter { load in
      !load.running.isEmpty && load.limit.map { load.running.count >= $0 } ?? false
    }
    if let first = full.first {
      let evidence = full.flatMap(\.running).map { history in
        Evidence(
          history.statusSource, record: history.task.id,
          detail: "running in \(history.task.queue ?? "no queue")")
      }
      let more = full.count > 1 ? " (and \(full.count - 1) more)" : ""
      let reason =
        "queue \(first.queue) runs \(first.running.count) of \(first.limit ?? 0)\(more)"
      return Outcome(rule: rule, light: .yellow, reason: reason, evidence: evidence)
    }
    if let open = loads.first(where: { $0.limit == nil }) {
      return unknown(rule, "no policy limits the queue \(open.queue)")
    }
    return Outcome(rule: rule, light: .green, reason: "every queue has room")
  }

  private static func proposals(_ context: CheckContext) -> Outcome {
    outcome(
      context, "os.pending_proposals", rule: "no more than 3 proposals are pending"
    ) { value, _ in (value > 3 ? .yellow : .green, "\(value.decimal(places: 0)) pending") }
  }

  /// Green asks for none; neither red nor yellow names them, so an open one is yellow.
  private static func deviations(_ context: CheckContext) -> Outcome {
    outcome(context, "os.open_deviations", rule: "no deviation is unresolved") { value, _ in
      (value > 0 ? .yellow : .green, "\(value.decimal(places: 0)) open")
    }
  }

  /// A rule over one reading: a bad value counts even when the reading is partial, a good one only
  /// when it is whole.
  private static func outcome(
    _ context: CheckContext, _ name: String, rule: String,
    _ judge: (Rational, Figure) -> (light: Light, reason: String)
  ) -> Outcome {
    guard let figure = context.figures.figure(name, .instant(context.asOf)) else {
      return unknown(rule, "not computed")
    }
    guard let value = figure.value else {
      return unknown(rule, figure.status.reason ?? "no value")
    }
    let (light, reason) = judge(value, figure)
    if light == .green, let why = figure.status.reason { return unknown(rule, why) }
    return Outcome(
      rule: rule, light: light, reason: reason, evidence: light == .green ? [] : figure.evidence)
  }

  private static func unknown(_ rule: String, _ why: String) -> Outcome {
    Outcome(rule: rule, light: .unknown, reason: why)
  }
}

extension Health.Light: Comparable {
  /// From best to worst.
  package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .green: 0
    case .unknown: 1
    case .yellow: 2
    case .red: 3
    }
  }
}
