import Diagnostics
import Formats
import Model
import Synchronization

/// One file to read, as a record of one input.
struct FileOrder: Sendable {
  let input: any Input
  let path: String
  /// The folder of the input in which it was found; empty for a file that is one by itself.
  let home: String
}

/// What came of one file. A reference: the facts are one large value, and a struct of it would be
/// copied field by field at each step.
final class FileResult: Sendable {
  let order: FileOrder
  let tally: ReadingTally
  let events: EventCollector
  private let facts: Mutex<Facts?>
  /// How many records of the kinds that come by the hundred thousand.
  let deploymentCount, changeCount, incidentCount: Int

  init(
    order: FileOrder, facts: consuming Facts, tally: ReadingTally,
    events: EventCollector = EventCollector()
  ) {
    self.order = order
    deploymentCount = facts.deployments.count
    changeCount = facts.changes.count
    incidentCount = facts.incidents.count
    self.facts = Mutex(facts)
    self.tally = tally
    self.events = events
  }

  /// nil for a file that could not be read at all.
  var fingerprint: FileFingerprint? { tally.fingerprint }

  /// Only what this file held. Handed out once: whoever gathers the facts of many files frees the
  /// room of each as it goes.
  func takeFacts() -> Facts {
    guard let facts = facts.withLock({ $0.take() }) else {
      preconditionFailure("the facts of a file are taken once")
    }
    return facts
  }
}

/// Reads files over some threads. The order of the results is that of the orders, whoever was
/// first.
enum FileQueue {
  static func read(
    _ orders: [FileOrder], _ context: ReadingContext, jobs: Int, log: DiagnosticLog
  ) async -> [FileResult] {
    let next = NextIndex(count: orders.count)
    var results = [FileResult?](repeating: nil, count: orders.count)
    await withTaskGroup(of: [(Int, FileResult)].self) { group in
      for _ in 0..<max(1, min(jobs, orders.count)) {
        group.addTask {
          var done: [(Int, FileResult)] = []
          while let index = next.take() {
            done.append((index, Self.read(orders[index], context, log)))
          }
          return done
        }
      }
      for await done in group {
        for (index, result) in done { results[index] = result }
      }
    }
    return results.compactMap { $0 }
  }

  /// Reads one file: its bytes are hashed and parsed once, the same bytes.
  static func read(
    _ order: FileOrder, _ context: ReadingContext, _ log: DiagnosticLog
  ) -> FileResult {
    var facts = Facts()
    guard let reading = reading(order, context, log) else {
      let tally = ReadingTally()
      tally.reject(order.input.kind)
      return FileResult(order: order, facts: facts, tally: tally)
    }
    order.input.read(reading, into: &facts)
    log.add(contentsOf: Excerpts.filled(reading))
    return FileResult(order: order, facts: facts, tally: reading.tally, events: reading.events)
  }

  /// nil with a diagnostic for a file that cannot be read.
  private static func reading(
    _ order: FileOrder, _ context: ReadingContext, _ log: DiagnosticLog
  ) -> FileReading? {
    if order.input.isStreamed(order.path) {
      return FileReading(linesOf: order.path, home: order.home, context)
    }
    return context.folder.read(order.path, log: log).map {
      FileReading($0, home: order.home, context)
    }
  }
}

/// Hands out the numbers below a count, each once.
private final class NextIndex: Sendable {
  private let next = Mutex(0)
  private let count: Int

  init(count: Int) { self.count = count }

  func take() -> Int? {
    next.withLock { index in
      guard index < count else { return nil }
      index += 1
      return index - 1
    }
  }
}
