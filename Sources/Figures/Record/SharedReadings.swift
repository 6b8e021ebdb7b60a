package import Model
import Synchronization

/// Readings of one record at several instants, which share what does not change with the instant.
/// That lives until the last of them has been made: beside a long record it is much of the memory.
package final class SharedReadings: Sendable {
  private let facts: Facts
  private let register: Mutex<(DeliveryRegister?, left: Int)>

  /// For `count` readings.
  package init(_ facts: Facts, count: Int = 2) {
    self.facts = facts
    register = Mutex((DeliveryRegister(facts), count))
  }

  /// To be asked for as often as was said.
  package func reading(asOf: Instant) -> RecordReading {
    let register = register.withLock { state in
      state.left -= 1
      let register = state.0
      if state.left <= 0 { state.0 = nil }
      return register
    }
    return RecordReading(facts: facts, asOf: asOf, register: register)
  }
}
