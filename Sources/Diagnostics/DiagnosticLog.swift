import Synchronization

/// Where every stage puts its diagnostics. Safe to share between threads; what comes out is
/// sorted, so the order of work does not show, and shows no secret that an input holds.
package final class DiagnosticLog: Sendable {
  private let items = Mutex<[Diagnostic]>([])

  package init() {}

  package func add(_ diagnostic: Diagnostic) {
    let masked = diagnostic.masked
    items.withLock { $0.append(masked) }
  }

  package func add(contentsOf diagnostics: [Diagnostic]) {
    let masked = diagnostics.map(\.masked)
    items.withLock { $0.append(contentsOf: masked) }
  }

  /// All diagnostics so far, sorted, each once.
  package var sorted: [Diagnostic] {
    var result: [Diagnostic] = []
    for item in items.withLock({ $0.sorted() }) where item != result.last {
      result.append(item)
    }
    return result
  }

  /// All diagnostics so far as they came, which the log then no longer holds.
  package func taken() -> [Diagnostic] {
    items.withLock { items in
      if items.isEmpty { return [] }
      defer { items = [] }
      return items
    }
  }

  /// The gravest severity so far; nil when the log is empty.
  package var worst: Severity? { items.withLock { $0.map(\.severity).max() } }
}
