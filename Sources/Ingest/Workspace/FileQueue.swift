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
  /// Only what this file held.
  let facts: Facts
  /// nil for a file that could not be read at all.
  let fingerprint: FileFingerprint?
  let tally: ReadingTally

  init(order: FileOrder, facts: Facts, fingerprint: FileFingerprint?, tally: ReadingTally) {
    self.order = order
    self.facts = facts
    self.fingerprint = fingerprint
    self.tally = tally
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
    guard let file = context.folder.read(order.path, log: log) else {
      let tally = ReadingTally()
      tally.reject(order.input.kind)
      return FileResult(order: order, facts: facts, fingerprint: nil, tally: tally)
    }
    let reading = FileReading(file, home: order.home, context)
    order.input.read(reading, into: &facts)
    log.add(contentsOf: Excerpts.filled(reading.log.sorted, from: file))
    let fingerprint = FileFingerprint(
      path: file.path, sha256: SHA256.hexadecimal(of: file.bytes), byteCount: file.bytes.count)
    return FileResult(order: order, facts: facts, fingerprint: fingerprint, tally: reading.tally)
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
