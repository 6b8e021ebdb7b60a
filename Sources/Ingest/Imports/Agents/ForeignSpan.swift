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
