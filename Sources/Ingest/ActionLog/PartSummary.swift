import Formats
import Model

/// What one part of the log comes to.
struct PartSummary {
  /// All lines, blank ones too; what the lines of later parts are counted on from.
  var lineCount: UInt32 = 0
  /// Those that are not blank.
  var recordCount: UInt32 = 0
  /// How many lines do not count, by `LogExclusion.allCases`.
  var excluded = [Int](repeating: 0, count: LogExclusion.allCases.count)
  /// Times without an offset, and the first line with one.
  var naiveTimes = 0
  var firstNaive: UInt32 = 0
  /// Whether lines later than the as-of were left out: then it holds for no other as-of.
  var isCut = false
  /// The latest time of a line.
  var latest = Int64.min
  var texts: [String] = []
  /// By bucket.
  var identities: [IdentityRow] = []
  var units: [UnitRow] = []
  var marks: [MarkRow] = []
  var actions: [ActionRow] = []
  var tools: [ToolRow] = []
  var reviews: [ReviewRow] = []
  var workflows: [WorkflowRow] = []
  var exemplars: [ExemplarRow] = []
  var controls: [ControlRow] = []
  var evals: [EvalRow] = []
  var exposures: [ExposureRow] = []
  var issues: [IssueRow] = []

  /// The lists of `exemplars`, and what their rows are.
  enum List: UInt32, CaseIterable {
    case incomplete, forbidden, stopped, unapproved, approvedAfterwards
    case toolCalls, toolCallsWithoutApproval
    case reviews
    case exposures
    /// The row is the number of the reason.
    case exclusion
  }
}

/// Rows with a 128-bit key lie in as many buckets, by the upper bits of the key, so that one merge
/// after the other can take some buckets of every part.
enum Buckets {
  static let count = 64

  static func bucket(_ high: UInt64) -> Int { Int(high >> 58) }

  /// The rows by bucket, in their order within each, and where each bucket begins.
  static func sorted<Row>(_ rows: [Row], _ high: (Row) -> UInt64) -> (rows: [Row], starts: [UInt32])
  {
    sorted(rows, into: count) { bucket(high($0)) }
  }

  /// The same for any number of buckets.
  static func sorted<Row>(
    _ rows: [Row], into count: Int, bucket: (Row) -> Int
  ) -> (rows: [Row], starts: [UInt32]) {
    var sorted: [Row] = []
    let starts = sort(rows, into: &sorted, buckets: count, bucket: bucket)
    return (sorted, starts)
  }

  /// Puts the rows into a list by bucket, whose room is used again: it may be longer than they are.
  /// Where each bucket begins.
  static func sort<Row>(
    _ rows: [Row], into sorted: inout [Row], buckets count: Int, bucket: (Row) -> Int
  ) -> [UInt32] {
    var starts = [UInt32](repeating: 0, count: count + 1)
    for row in rows { starts[bucket(row) + 1] += 1 }
    for index in 0..<count { starts[index + 1] += starts[index] }
    guard let first = rows.first else { return starts }
    if sorted.count < rows.count {
      sorted.append(contentsOf: repeatElement(first, count: rows.count - sorted.count))
    }
    var next = starts
    for row in rows {
      let bucket = bucket(row)
      sorted[Int(next[bucket])] = row
      next[bucket] += 1
    }
    return starts
  }
}
