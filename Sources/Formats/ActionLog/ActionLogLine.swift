/// A hash of 128 bits: equal for equal texts, and for different ones with a chance of 2⁻¹²⁸ a pair
/// (two of ten million: 10⁻²⁵). It tells ids apart; it does not withstand one who forges them.
package struct TextHash: BitwiseCopyable, Hashable, Sendable {
  package var high: UInt64
  package var low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }
}

/// A text that lines are searched for; nil is none.
package struct TextKey: Sendable {
  @usableFromInline let hash: UInt64

  package init(_ text: String?) {
    guard let text, !text.isEmpty else {
      hash = 0
      return
    }
    hash = TextHash(Array(text.utf8)[...], seed: 0).low | 1
  }
}

/// One line of the log as it is folded: numbers, words of the vocabularies, and hashes of ids. The
/// texts stay in the reader's buffer until it goes on.
package struct ActionLogLine: BitwiseCopyable, Sendable {
  /// A text of the line; none where `hash` is 0.
  package struct Text: BitwiseCopyable, Sendable {
    package var hash: UInt64 = 0
    var field: UInt8 = 0

    @inlinable package var isPresent: Bool { hash != 0 }

    /// Whether it is this text.
    @inlinable package func isEqual(to other: TextKey) -> Bool { hash == other.hash }
  }

  package var type = ActionLogType.action
  /// Of the line in its chunk, from 0.
  package var number: UInt32 = 0
  package var id: TextHash?
  package var supersedes: TextHash?
  package var parent: TextHash?
  package var unit: TextHash?
  /// Microseconds since 1970.
  package var time: Int64 = 0
  package var endTime: Int64?
  /// The time has no offset: it was taken for UTC.
  package var isNaive = false
  package var workflow = Text()

  // Actions.
  package var operation: ActionLogOperation?
  package var status: ActionLogStatus?
  package var model = Text()
  package var requestedModel = Text()
  package var provider = Text()
  package var promptName = Text()
  package var promptVersion = Text()
  package var promptHash = Text()
  package var lane = Text()
  package var tool = Text()
  package var hasUsage = false
  package var input: Int64 = 0
  package var cacheRead: Int64 = 0
  package var cacheWrite: Int64 = 0
  package var output: Int64 = 0
  package var reasoning: Int64 = 0
  /// In 10⁻¹² of the currency.
  package var cost: Int64?
  package var currency = Text()
  package var hasSucceeded: Bool?
  package var boundary: ActionLogBoundary?
  package var approvalIsRequired = false
  package var decision: ActionLogDecision?
  package var approvalTime: Int64?
  /// Millionths of a minute: of the approval, or of a review.
  package var minutes: Int64 = 0
  /// A bit for each `AuditField` (by its place in the list) that the line needs, and has.
  package var needed: UInt32 = 0
  package var present: UInt32 = 0

  /// Its subject has an id that is not said to be hashed.
  package var hasPlainSubject = false

  /// Texts that may hold something that does not belong into a log.
  var noticeableTexts: UInt8 = 0

  // Units, reviews, controls, evaluations.
  package var event: ActionLogEvent?
  package var purpose: ActionLogPurpose?
  package var verdict: ActionLogVerdict?
  package var finder: ActionLogFinder?
  package var reason = Text()
  package var actor = Text()
  package var detail = Text()
  package var suite = Text()
  package var caseID: TextHash?
  package var label: ActionLogLabel?

  package init() {}
}
