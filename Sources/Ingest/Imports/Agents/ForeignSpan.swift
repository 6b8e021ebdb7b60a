import Diagnostics
import Formats
import Model

/// A span, an observation or a logged call, as its source tells it.
struct ForeignSpan {
  /// How the source says it ended, before errors are told apart.
  enum Outcome { case unstated, ok, error }

  var traceID: String
  /// Empty for what stands for a whole trace and is no action.
  var spanID: String
  /// Empty where only the trace is above it.
  var parentID: String?
  var name = ""
  /// The instrumentation that wrote it.
  var scope: String
  var start: Instant
  var end: Instant?
  var outcome = Outcome.unstated
  var attributes = ForeignAttributes()

  var isTrace: Bool { spanID.isEmpty }
  var key: SpanKey { SpanKey(traceID, spanID) }
  var isRoot: Bool { parentID?.isEmpty ?? !isTrace }
  var parentKey: SpanKey? { parentID.map { SpanKey(traceID, $0) } }
  /// Stable over exports.
  var id: String { "\(traceID):\(spanID)" }
}

/// A judgement of a trace or a span.
struct ForeignScore {
  var id: String
  var traceID: String
  var spanID: String?
  var name: String
  /// As written: a number, `true`, or a category.
  var value: String
  /// Where it comes from, in the source's words: `EVAL`, `ANNOTATION`, `API`.
  var origin: String
  var author: String?
  var comment: JSONNode?
  var time: Instant
}

/// What one record of an export holds.
struct ForeignRecords {
  var spans: [ForeignSpan] = []
  var scores: [ForeignScore] = []
  /// What has no place, in the singular, with the reason.
  var refused: [(kind: String, reason: String)] = []

  mutating func refuse(_ kind: String, _ reason: String) { refused.append((kind, reason)) }
}

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
