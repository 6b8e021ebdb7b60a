import Formats
import Model

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
