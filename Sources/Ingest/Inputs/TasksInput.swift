import Diagnostics
import Formats
import Model

/// `state/tasks.yaml`: tasks with their events, the queue locks, and the `reviews` block.
struct TasksInput: Input {
  let kind = InputKind.tasks
  let pathKey = "tasks"
  let places = ["state/tasks.yaml"]
  let staleAfterDays: Int? = 7

  func recordCount(in facts: Facts) -> Int { facts.tasks.count }

  func newest(in facts: Facts) -> Instant? {
    facts.tasks.flatMap { task in task.events.map(\.at) + [task.lastUpdated].compactMap { $0 } }
      .max()
  }

  func read(_ reading: FileReading, into facts: inout Facts) {
    guard let root = reading.topLevel(.tasks),
      var top = MappingReader(root, TaskSchema.file, reading)
    else { return }
    for (key, value) in top.pairs("queues") {
      if let lock = Self.lock(key, value, reading) { facts.queueLocks.append(lock) }
    }
    let pairs = top.pairs("tasks")
    facts.tasks.reserveCapacity(pairs.count)
    for (key, value) in pairs {
      guard let task = Self.task(key, value, reading) else {
        reading.reject(.tasks)
        continue
      }
      facts.tasks.append(task)
    }
    if top.node("reviews") != nil { reading.tally.touch(.reviews) }
    for (key, value) in top.pairs("reviews") {
      guard let review = ReviewBlock.review(key, value, reading) else {
        reading.reject(.reviews)
        continue
      }
      facts.reviews.append(review)
    }
    if !top.isSound { reading.reject(.tasks) }
  }

  private static func lock(
    _ key: YAMLNode, _ value: YAMLNode, _ reading: FileReading
  ) -> QueueLock? {
    guard value.kind == .scalar, let queue = key.string else {
      reading.report(.lockNoTask(at: value.location))
      reading.reject(.tasks)
      return nil
    }
    return QueueLock(queue: queue, holder: value.string, source: key.location)
  }

  private static func task(
    _ key: YAMLNode, _ value: YAMLNode, _ reading: FileReading
  ) -> Task? {
    guard let id = key.string, !id.isEmpty,
      var reader = MappingReader(value, TaskSchema.task, reading)
    else { return nil }
    let task = Task(
      id: id, status: status(&reader), queue: reader.text("queue"), branch: reader.text("branch"),
      priority: reader.text("priority"), lastUpdated: reader.instant("last_updated"),
      events: events(reader.items("events"), reading),
      dependencies: reader.texts("dependencies"), parallelWith: reader.texts("parallel_with"),
      downstream: reader.texts("downstream"), parentTask: reader.text("parent_task"),
      specReferences: reader.texts("spec_refs"), relatedReports: reader.texts("related_reports"),
      source: key.location)
    return reader.isSound ? task : nil
  }

  /// Absent means `draft`, as for the kernel. A word that is no state is kept as it is: the task
  /// is there, whatever its state is called.
  private static func status(_ reader: inout MappingReader) -> String {
    guard let written = reader.text("status"), !written.isEmpty else { return "draft" }
    let states = reader.reading.context.stateMachine.states
    if states.contains(written) { return written }
    let word = Words.status(written)
    if !states.contains(word) {
      reader.reading.report(
        .unknownWord(written, "status", known: states, at: reader.location(of: "status")))
    }
    return word.isEmpty ? written.lowercased() : word
  }

  private static func events(_ nodes: [YAMLNode], _ reading: FileReading) -> [TaskEvent] {
    var events: [TaskEvent] = []
    events.reserveCapacity(nodes.count)
    for node in nodes {
      guard var reader = MappingReader(node, TaskSchema.event, reading) else {
        reading.reject(.tasks)
        continue
      }
      let event = TaskEvent(
        at: reader.requiredInstant("timestamp"), action: reader.requiredText("action"),
        from: reader.text("from"), to: reader.text("to"), note: reader.text("note"),
        source: reader.location)
      if reader.isSound { events.append(event) } else { reading.reject(.tasks) }
    }
    return events
  }
}

extension Diagnostic {
  fileprivate static func lockNoTask(at place: SourceLocation) -> Diagnostic {
    Diagnostic("GP5002", .error, "a queue lock must be a task id or null", at: place)
  }

  /// A word outside its vocabulary; the record is kept.
  static func unknownWord(
    _ word: String, _ field: String, known: [String], at place: SourceLocation
  ) -> Diagnostic {
    let near = Suggestion.nearest(to: word, among: known)
    return Diagnostic(
      "GP5007", .warning, "unknown \(field) '\(Words.shortened(word))'", at: place,
      length: max(1, word.utf8.count),
      hint: near.map { "did you mean '\($0)'?" } ?? "known: \(known.joined(separator: ", "))")
  }
}
