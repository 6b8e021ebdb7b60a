package import Diagnostics
package import Model

/// What had happened to a task by the as-of, in order of time.
package struct TaskHistory: Sendable {
  package let task: Task
  /// Events of the state file, and the review steps that the kernel records only in the review;
  /// ties in file order. Events without a target state (remarks) are left out.
  package let transitions: [TaskTransition]
  /// The state at the as-of. While nothing of the task is later than the as-of this is the stated
  /// status, because a state edited by hand leaves no event; otherwise the last transition's.
  package let status: String
  /// When the task entered that state; nil where nothing tells.
  package let statusSince: Instant?
  /// The line that says so.
  package let statusSource: SourceLocation
  /// The file's events up to the as-of, in file order.
  package let events: ArraySlice<TaskEvent>

  /// nil for a task that did not exist yet.
  package init?(_ task: Task, review: TaskReview?, asOf: Instant) {
    let past = task.events.filter { $0.at <= asOf }
    if past.isEmpty, !task.events.isEmpty { return nil }
    let transitions = TaskTransition.merge(
      past.compactMap(TaskTransition.init), ReviewSteps.of(review, events: past, asOf: asOf))
    let isWhole =
      past.count == task.events.count && task.lastUpdated.map { $0 <= asOf } ?? true
    let next = task.events.filter { $0.at > asOf && $0.from != nil }.min { $0.at < $1.at }
    let last = transitions.last
    self.task = task
    self.transitions = transitions
    events = past[...]
    status = isWhole ? task.status : last?.to ?? next?.from ?? task.status
    if let last, last.to == status {
      statusSince = last.at
      statusSource = last.source
    } else {
      // The state was edited without an event: it held at the latest since the last touch.
      let touched = task.lastUpdated.flatMap { $0 <= asOf ? $0 : nil }
      statusSince = isWhole ? touched ?? past.map(\.at).max() : past.map(\.at).max()
      statusSource = task.source
    }
  }

  /// Entered for the first time, by the state file's events.
  package func first(_ states: Set<String>) -> TaskTransition? {
    transitions.first { $0.origin == .stateFile && states.contains($0.to) }
  }

  package var isFinished: Bool { Self.finishedStates.contains(status) }

  /// Out of which no work comes any more.
  package static let finishedStates: Set<String> = ["merged", "released", "abandoned"]
}

/// One change of a task's state.
package struct TaskTransition: Hashable, Sendable {
  /// Who recorded it.
  package enum Origin: Sendable {
    case stateFile, review
  }

  package let at: Instant
  package let action: String
  package let from: String?
  package let to: String
  package let origin: Origin
  package let source: SourceLocation

  package init(
    at: Instant, action: String, from: String?, to: String, origin: Origin, source: SourceLocation
  ) {
    self.at = at
    self.action = action
    self.from = from
    self.to = to
    self.origin = origin
    self.source = source
  }

  /// nil for an event that moves the task nowhere.
  init?(_ event: TaskEvent) {
    guard let to = event.to, to != event.from else { return nil }
    self.init(
      at: event.at, action: event.action, from: event.from, to: to, origin: .stateFile,
      source: event.source)
  }

  /// `running → merged`; only the target where the record names no start.
  package var words: String { from.map { "\($0) → \(to)" } ?? "→ \(to)" }

  /// Both lists in order of time, ties in the order given.
  static func merge(_ events: [Self], _ steps: [Self]) -> [Self] {
    (events + steps).enumerated()
      .sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
      .map(\.element)
  }
}

/// The kernel's code review moves a task without writing events: the moves are read out of the
/// review's own times.
enum ReviewSteps {
  static func of(_ review: TaskReview?, events: [TaskEvent], asOf: Instant) -> [TaskTransition] {
    let own: Set<String> = ["code_review", "revision_needed"]
    guard let review, !events.contains(where: { $0.to.map(own.contains) ?? false }) else {
      return []
    }
    var steps: [TaskTransition] = []
    func add(_ at: Instant?, _ action: String, _ to: String, _ source: SourceLocation) {
      guard let at, at <= asOf else { return }
      steps.append(
        TaskTransition(
          at: at, action: action, from: nil, to: to, origin: .review, source: source))
    }
    add(review.submittedAt, "review_submit", "code_review", review.source)
    for report in review.reports where report.verdict == .needsRevision {
      add(report.reviewedAt, "review_request_revision", "revision_needed", report.source)
    }
    for response in review.responses where response.action == "revision_submitted" {
      add(response.at, "revision_submitted", "code_review", response.source)
    }
    add(review.approvedAt, "review_approve", "reviewing", review.source)
    return steps
  }
}
