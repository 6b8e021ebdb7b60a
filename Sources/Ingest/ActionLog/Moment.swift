/// When something happened, and in which line. Lines are counted over all files, in the order of
/// their paths: of two things at one time the one in the earlier line is the first. Four billion
/// lines can be told apart.
struct Moment: BitwiseCopyable, Comparable {
  /// Microseconds since 1970.
  var time: Int64
  var line: UInt32

  /// Later than everything.
  static let never = Moment(time: .max, line: .max)

  var isKnown: Bool { time != .max }

  static func < (left: Self, right: Self) -> Bool {
    left.time != right.time ? left.time < right.time : left.line < right.line
  }

  /// The line counted on from the first one of its part.
  func shifted(by lines: UInt32) -> Moment {
    isKnown ? Moment(time: time, line: line &+ lines) : self
  }

  mutating func take(_ other: Moment) { if other < self { self = other } }
}

/// How many there are, and the first of them.
struct FirstMoments {
  static let limit = 10

  private(set) var count = 0
  /// Ascending.
  private(set) var moments: [Moment] = []

  mutating func add(_ moment: Moment) {
    count += 1
    insert(moment)
  }

  /// Takes those of another part of the log.
  mutating func add(_ other: FirstMoments, shiftedBy lines: UInt32 = 0) {
    count += other.count
    for moment in other.moments { insert(moment.shifted(by: lines)) }
  }

  /// Restores what was written.
  mutating func add(count: Int, _ moments: some Sequence<Moment>) {
    self.count += count
    for moment in moments { insert(moment) }
  }

  private mutating func insert(_ moment: Moment) {
    if moments.count == Self.limit {
      guard moment < moments[Self.limit - 1] else { return }
      moments.removeLast()
    }
    var index = moments.count
    while index > 0, moment < moments[index - 1] { index -= 1 }
    moments.insert(moment, at: index)
  }
}
