import Diagnostics
import Dispatch
import Formats
@testable import Ingest
import Model
import Synchronization

/// The whole fold of a log of actions, down to its diagnostics. A log that is read twice gives the
/// same twice.
struct ActionLogTarget: FuzzTarget {
  private static let path = "log.jsonl"

  func take(_ bytes: [UInt8]) {
    WorkingFolder.write(Self.path, bytes)
    let first = Self.read()
    precondition(first.count == bytes.count, "the file is hashed whole")
  }

  /// The bytes that were hashed.
  private static func read() -> (count: Int, diagnostics: Int) {
    let log = DiagnosticLog()
    let prices = PriceTable([], currency: "EUR", zone: .utc, log: log)
    let options = FoldOptions(
      zone: .utc, naiveZone: .utc, currency: "EUR", prices: prices,
      asOf: Instant(seconds: 1_800_000_000), maturity: .seconds(14 * 86_400))
    let reader = ActionLogReader(
      folder: WorkingFolder.folder, options: options, before: Instant(seconds: 1_790_000_000),
      jobs: 1, manner: ActionLogManner(), log: log)
    let count = Mutex(0)
    let done = DispatchSemaphore(value: 0)
    // The record has tasks of its own.
    _Concurrency.Task.detached {
      let result = await reader.read([path])
      count.withLock { $0 = result?.fingerprints[path]?.byteCount ?? -1 }
      done.signal()
    }
    done.wait()
    return (count.withLock { $0 }, log.sorted.count)
  }
}
