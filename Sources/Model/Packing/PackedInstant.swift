/// An instant or none in eight bytes, half of what an optional takes: records with half a dozen of
/// them come by the hundred thousand. No instant that a reader accepts is the value of none.
@propertyWrapper
package struct PackedInstant: Hashable, Sendable {
  private var microseconds: Int64

  package init(wrappedValue: Instant?) { microseconds = wrappedValue?.microseconds ?? .min }

  package var wrappedValue: Instant? {
    get { microseconds == .min ? nil : Instant(microseconds: microseconds) }
    set { microseconds = newValue?.microseconds ?? .min }
  }
}

/// A count or none in eight bytes.
@propertyWrapper
package struct PackedCount: Hashable, Sendable {
  private var count: Int

  package init(wrappedValue: Int?) { count = wrappedValue ?? .min }

  package var wrappedValue: Int? {
    get { count == .min ? nil : count }
    set { count = newValue ?? .min }
  }
}
