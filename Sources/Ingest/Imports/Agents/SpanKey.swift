/// A span among all of an export, in sixteen bytes: two hashes of its ids, which hold for one run.
struct SpanKey: Hashable {
  private let first: Int
  private let second: Int

  init(_ traceID: String, _ spanID: String) {
    first = Self.hash(0, traceID, spanID)
    second = Self.hash(1, traceID, spanID)
  }

  private static func hash(_ seed: Int, _ traceID: String, _ spanID: String) -> Int {
    var hasher = Hasher()
    hasher.combine(seed)
    hasher.combine(traceID)
    hasher.combine(spanID)
    return hasher.finalize()
  }
}
