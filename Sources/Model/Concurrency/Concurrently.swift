import Dispatch
import Synchronization

/// Work that is done at the same time, on the cores that are free. Not one within another: the inner
/// work would be done by one core.
package enum Concurrently {
  /// What two pieces of work come to, neither of which needs the other.
  package static func both<First: Sendable, Second: Sendable>(
    _ first: @Sendable () -> First, _ second: @Sendable () -> Second
  ) -> (First, Second) {
    let one = Mutex<First?>(nil)
    let other = Mutex<Second?>(nil)
    DispatchQueue.concurrentPerform(iterations: 2) { part in
      if part == 0 {
        let made = first()
        one.withLock { $0 = made }
      } else {
        let made = second()
        other.withLock { $0 = made }
      }
    }
    guard let one = one.withLock(\.self), let other = other.withLock(\.self) else {
      preconditionFailure("both pieces of work have been done")
    }
    return (one, other)
  }

  /// What a piece of work comes to for each number below `count`, in order. Each begins as soon as
  /// a core is free, the first first.
  package static func map<Result: Sendable>(
    _ count: Int, _ work: @Sendable (Int) -> Result
  ) -> [Result] {
    let results = Mutex([Result?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: count) { number in
      let made = work(number)
      results.withLock { $0[number] = made }
    }
    return results.withLock { $0.compactMap(\.self) }
  }
}
