import Formats

/// The rows in which a part of the log is kept between its reading and the merge: plain numbers,
/// written as they are. A `…Index` is a place in the part's list of texts, 0 the empty one.

/// An id that a line has or names.
struct IdentityRow: BitwiseCopyable {
  enum Role: UInt32, CaseIterable {
    /// The line's own id.
    case own
    /// That of a call of a language model.
    case ownModelCall
    /// Named in `supersedes`.
    case superseded
    /// Named as the parent of an action, `second` the first of them.
    case parent
    /// As `parent`, and one of them is a call of a language model.
    case parentOfModelCall
  }

  var high: UInt64
  var low: UInt64
  /// The start of the line, in seconds since 1970.
  var second: UInt32
  /// The line in its part, the role in the upper three bits: a part has less than 2²⁹ lines.
  private var packed: UInt32

  init(_ id: TextHash, second: UInt32, line: UInt32, role: Role) {
    (high, low) = (id.high, id.low)
    self.second = second
    packed = line | role.rawValue << 29
  }

  var line: UInt32 { packed & (1 << 29 - 1) }
  var role: Role {
    get { Role(rawValue: packed >> 29) ?? .own }
    set { packed = line | newValue.rawValue << 29 }
  }
}

/// What a part of the log says of one unit; the sum of such rows is the unit.
struct UnitRow: BitwiseCopyable {
  var high: UInt64
  var low: UInt64
  /// Of the first line of each kind.
  var opened = Moment.never
  var workflow: UInt32
  var completed = Moment.never
  var modelIndex: UInt32 = 0
  var cancelled = Moment.never
  var promptIndex: UInt32 = 0
  /// The first action.
  var attempted = Moment.never
  var laneIndex: UInt32 = 0
  /// The first line of any kind.
  var first = Moment.never
  var modelCalls: UInt32 = 0
  /// The first call of a language model that names its model; the first action that names its lane.
  var modelMoment = Moment.never
  var loggedCalls: UInt32 = 0
  var laneMoment = Moment.never
  var computedCalls: UInt32 = 0
  var foreignCalls: UInt32 = 0
  var unpricedCalls: UInt32 = 0
  var toolCalls: UInt32 = 0
  var loggedToolCalls: UInt32 = 0
  var foreignToolCalls: UInt32 = 0
  /// In 10⁻¹² of the currency; nine million of it are the most that fits, and what is shown for
  /// more.
  var logged: Int64 = 0
  var computed: Int64 = 0
  var loggedOfBoth: Int64 = 0
  var computedOfBoth: Int64 = 0
  var tools: Int64 = 0
  var unpricedTokens: Int64 = 0
  var input: Int64 = 0
  var cacheRead: Int64 = 0
  var cacheWrite: Int64 = 0
  var output: Int64 = 0
  var reasoning: Int64 = 0
  /// Millionths of a minute.
  var approvalMinutes: Int64 = 0
  var approvalReviewMinutes: Int64 = 0
  var otherReviewMinutes: Int64 = 0

  init(high: UInt64, low: UInt64, workflow: UInt32) {
    self.high = high
    self.low = low
    self.workflow = workflow
  }
}

/// Something rare that happened to a unit, of which each occurrence is needed.
struct MarkRow: BitwiseCopyable {
  enum Kind: UInt32, CaseIterable {
    case escalated, reopened
    /// A defect found otherwise than in a sample: by the customer, or by us.
    case escape, defect
    /// A review of a sample: clean, with a defect, with one that the customer had found.
    case sample, sampleDefect, sampleEscape
  }

  var high: UInt64
  var low: UInt64
  var moment: Moment
  var kind: UInt32
}

/// The cell of a line.
struct CellKey: BitwiseCopyable, Hashable {
  var workflow: UInt32
  /// By `WeekIndex`; of cells that tell months apart, by `WeekPart`.
  var week: Int32
  var model: UInt32 = 0
  var prompt: UInt32 = 0
  var lane: UInt32 = 0

  /// Its 128 bits for a `HashIndex`.
  var hash: (high: UInt64, low: UInt64) {
    let first = UInt64(workflow) << 32 | UInt64(UInt32(bitPattern: week))
    let second = UInt64(model) << 32 | UInt64(prompt)
    let low = HashIndex.mix(HashIndex.mix(first, second), UInt64(lane))
    return (HashIndex.mix(first ^ low, second &+ UInt64(lane) << 40), low)
  }
}

struct CostRow: BitwiseCopyable {
  var logged: Int128 = 0
  var computed: Int128 = 0
  var loggedOfBoth: Int128 = 0
  var computedOfBoth: Int128 = 0
  var calls: Int64 = 0
  var loggedCalls: Int64 = 0
  var computedCalls: Int64 = 0
  var foreignCalls: Int64 = 0
  var unpricedCalls: Int64 = 0
  var unpricedTokens: Int64 = 0
}

/// The actions of a cell.
struct ActionRow: BitwiseCopyable {
  static let fieldCount = 22

  var models = CostRow()
  var tools = CostRow()
  var key: CellKey
  var count: Int64 = 0
  /// By `ActionLogStatus`, then those without.
  var statuses = InlineArray<6, Int64>(repeating: 0)
  var input: Int64 = 0
  var cacheRead: Int64 = 0
  var cacheWrite: Int64 = 0
  var output: Int64 = 0
  var reasoning: Int64 = 0
  var replayable: Int64 = 0
  /// By `AuditField`.
  var needed = InlineArray<22, Int64>(repeating: 0)
  var present = InlineArray<22, Int64>(repeating: 0)
  var first = Int64.max
  var last = Int64.min
}

/// The calls of a tool; the key's `model` is the tool's name.
struct ToolRow: BitwiseCopyable {
  var key: CellKey
  var failed: Int64 = 0
  var stopped: Int64 = 0
}

/// The reviews of a purpose, which is the key's `model`.
struct ReviewRow: BitwiseCopyable {
  var key: CellKey
  var defects: Int64 = 0
  var refused: Int64 = 0
  var microminutes: Int64 = 0
}

/// The lines of a workflow.
struct WorkflowRow: BitwiseCopyable {
  var workflow: UInt32
  var lines: Int64 = 0
  var actions: Int64 = 0
  var first = Moment.never
  var last = Int64.min
}

/// The first lines of a group of a row, and how many there are in all.
struct ExemplarRow: BitwiseCopyable {
  var list: UInt32
  var row: UInt32
  var count: Int64
  var moment: Moment
}

struct ControlRow: BitwiseCopyable {
  var moment: Moment
  var workflow: UInt32
  var lane: UInt32
  var event: UInt32
  var reason: UInt32
  var actor: UInt32
  var detail: UInt32
}

struct EvalRow: BitwiseCopyable {
  var caseHigh: UInt64
  var caseLow: UInt64
  var moment: Moment
  var workflow: UInt32
  var suite: UInt32
  var model: UInt32
  var prompt: UInt32
  var hasPassed: UInt32
}

/// Lines with something in a field that does not belong into a log.
struct ExposureRow: BitwiseCopyable {
  var workflow: UInt32
  /// By `LogExposure.Kind.allCases`.
  var kind: UInt32
  var field: UInt32
}

/// A line that is not read, or not counted.
struct IssueRow: BitwiseCopyable {
  /// By `LogExclusion.allCases`.
  var exclusion: UInt32
  var reason: UInt32
  var field: UInt32
  var line: UInt32
  var column: UInt32
  var excerpt: UInt32
}
