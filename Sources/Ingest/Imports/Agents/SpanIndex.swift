import Model

/// What the lines of one span need to know of the others: about two hundred bytes for each span of
/// an export, and none of its content.
struct SpanIndex {
  /// What is handed down from a span to those below it that do not have their own.
  enum Inherited: Int, CaseIterable { case unit, workflow, agent, user, session }

  private struct Entry {
    var parent: SpanKey?
    var trace: Int32
    /// Numbers of texts by kind; -1 for none.
    var inherited: SIMD8<Int32>
    var hasUsage: Bool
    var isAction: Bool
    var hasUsageBelow = false
    var isResolved = false
    var isWritten = false
    var hasKnownParent = false
    /// Its place in the order of the export.
    var position: Int32
  }

  private var entries: [SpanKey: Entry] = [:]
  private var order: [(key: SpanKey, spanID: String)] = []
  private var texts = TextNumbers()
  /// By the trace's number: for each inherited text the only one in the trace, or -2 for several.
  private var traces: [Int32: SIMD8<Int32>] = [:]

  // MARK: Building

  /// False where a span of these ids is already there; the first one is kept.
  mutating func add(
    _ span: ForeignSpan, inherited: [Inherited: String], hasUsage: Bool, isAction: Bool
  ) -> Bool {
    guard entries[span.key] == nil else { return false }
    let trace = texts.number(span.traceID)
    var numbers = SIMD8<Int32>(repeating: -1)
    var only = traces[trace] ?? numbers
    for kind in Inherited.allCases {
      guard let text = inherited[kind] else { continue }
      let number = texts.number(text)
      let index = kind.rawValue
      numbers[index] = number
      if only[index] != number { only[index] = only[index] == -1 ? number : -2 }
    }
    traces[trace] = only
    entries[span.key] = Entry(
      parent: span.parentKey, trace: trace, inherited: numbers, hasUsage: hasUsage,
      isAction: isAction, position: Int32(order.count))
    order.append((span.key, span.spanID))
    return true
  }

  /// To be called once, when all spans are added.
  mutating func finish() {
    for (key, _) in order where entries[key]?.hasUsage == true { markAbove(key) }
    for (key, _) in order { resolve(key) }
  }

  private mutating func markAbove(_ key: SpanKey) {
    var next = entries[key]?.parent
    while let key = next, let entry = entries[key], !entry.hasUsageBelow {
      entries[key]?.hasUsageBelow = true
      next = entry.parent
    }
  }

  /// Hands down from the top, so that a long chain of spans costs one step for each. A chain that
  /// runs in a circle ends where it is met again.
  private mutating func resolve(_ key: SpanKey) {
    var path: [SpanKey] = []
    var next: SpanKey? = key
    while let key = next, let entry = entries[key], !entry.isResolved {
      entries[key]?.isResolved = true
      path.append(key)
      next = entry.parent
    }
    var above = next.flatMap { entries[$0] }
    for key in path.reversed() {
      guard var entry = entries[key] else { continue }
      if let above {
        entry.hasKnownParent = true
        entry.inherited.replace(with: above.inherited, where: entry.inherited .< 0)
        if !above.isAction { entry.parent = above.parent }
      }
      entries[key] = entry
      above = entry
    }
  }

  // MARK: Reading

  /// The span's own text, that of the nearest span above it, else the only one in its trace.
  func inherited(_ kind: Inherited, of key: SpanKey) -> String? {
    guard let entry = entries[key] else { return nil }
    if entry.inherited[kind.rawValue] >= 0 { return texts[entry.inherited[kind.rawValue]] }
    // An agent acts in its own branch.
    guard kind != .agent, let only = traces[entry.trace]?[kind.rawValue], only >= 0 else {
      return nil
    }
    return texts[only]
  }

  /// The only text of a whole trace.
  func inherited(_ kind: Inherited, ofTrace id: String) -> String? {
    guard let trace = texts.present(id), let only = traces[trace]?[kind.rawValue], only >= 0 else {
      return nil
    }
    return texts[only]
  }

  /// Whether a span below it has tokens: its own then repeat them.
  func repeatsUsage(_ key: SpanKey) -> Bool { entries[key]?.hasUsageBelow ?? false }

  func contains(_ key: SpanKey) -> Bool { entries[key] != nil }

  /// The id of the nearest span above that is an action.
  func parentID(of key: SpanKey) -> String? {
    guard let parent = entries[key]?.parent, let entry = entries[parent], entry.isAction else {
      return nil
    }
    return "\(texts[entry.trace]):\(order[Int(entry.position)].spanID)"
  }

  /// True the first time that a span is to be written.
  mutating func take(_ key: SpanKey) -> Bool {
    guard entries[key]?.isWritten == false else { return false }
    entries[key]?.isWritten = true
    return true
  }

  /// Whether the span above it is in the export.
  func hasParent(_ key: SpanKey) -> Bool { entries[key]?.hasKnownParent ?? false }
}

/// Texts by number, each kept once.
private struct TextNumbers {
  private var texts: [String] = []
  private var numbers: [String: Int32] = [:]

  subscript(_ number: Int32) -> String { texts[Int(number)] }

  func present(_ text: String) -> Int32? { numbers[text] }

  mutating func number(_ text: String) -> Int32 {
    if let number = numbers[text] { return number }
    let number = Int32(texts.count)
    texts.append(text)
    numbers[text] = number
    return number
  }
}
