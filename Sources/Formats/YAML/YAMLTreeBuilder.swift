/// Builds the flat tree from events. The stack is explicit and its depth limited while events
/// are read, since libyaml 0.2.5 needs quadratic time for deep nesting.
struct YAMLTreeBuilder {
  let source: YAMLSource
  let limits: YAMLLimits
  var faults: YAMLFaultList

  private(set) var records: [YAMLRecord] = []
  private(set) var text: [UInt8] = []
  private var children: [UInt32] = []
  private var keyIndex = YAMLKeyIndex()
  /// The collections that are open, the outermost first.
  private var frames: [Frame] = []
  /// The members so far of all open collections, the outermost's first.
  private var pending: [Member] = []
  private var anchors: [String: Anchor] = [:]
  private var cursor: YAMLCursor
  private var root: Int?
  private var aliasNodes = 0
  private var isIncomplete = false

  /// A member of an open collection.
  struct Member {
    var node: UInt32
    /// Of a scalar key.
    var hash: UInt32
  }

  private struct Frame {
    var node: Int
    var isMapping: Bool
    var firstMember: Int
    var extent: Extent
    var anchor: String?
  }

  /// How much a node is once its aliases are resolved.
  private struct Extent {
    var nodes = 1
    var height = 1

    mutating func add(_ inner: Extent) {
      nodes += inner.nodes
      height = max(height, inner.height + 1)
    }
  }

  private struct Anchor {
    var node: Int
    /// nil while the node is still open.
    var extent: Extent?
  }

  init(source: YAMLSource, limits: YAMLLimits, faults: YAMLFaultList) {
    self.source = source
    self.limits = limits
    self.faults = faults
    cursor = YAMLCursor(source)
    records.reserveCapacity(source.range.count / 20)
    text.reserveCapacity(source.range.count)
  }

  /// Reads to the end of the first document, or to the first fault that ends reading.
  mutating func read(_ events: inout YAMLEventStream) {
    var documents = 0
    while let kind = events.next() {
      switch kind {
      case .scalar: addScalar(events)
      case .mappingStart: open(.mapping, events)
      case .sequenceStart: open(.sequence, events)
      case .mappingEnd, .sequenceEnd: close()
      case .alias: addAlias(events)
      case .documentStart:
        documents += 1
        if documents > 1 { stop(.secondDocument, at: offset(of: events)) }
      case .streamEnd: return
      case .streamStart, .documentEnd: break
      }
      if isIncomplete { return }
    }
    let fault = YAMLFault.syntax(events.problem, in: source)
    stop(fault, at: fault.offset ?? source.range.lowerBound)
  }

  /// The tree; what is still open after a fault is closed here.
  consuming func document() -> YAMLDocument {
    while !frames.isEmpty { close() }
    let storage = YAMLStorage(
      source: source, records: records, text: text, children: children, keyIndex: keyIndex)
    let node = root.map { YAMLNode(storage: storage, position: $0) }
    return YAMLDocument(root: node, isIncomplete: isIncomplete)
  }

  private mutating func stop(_ fault: YAMLFault, at offset: Int) {
    faults.add(fault, at: source, offset: offset)
    isIncomplete = true
  }

  private mutating func offset(of events: borrowing YAMLEventStream) -> Int {
    cursor.offset(mark: events.start, in: source)
  }
}

// Nodes
extension YAMLTreeBuilder {
  private mutating func addScalar(_ events: borrowing YAMLEventStream) {
    let start = offset(of: events)
    let tag = readTag(events, at: start)
    let first = text.count
    events.appendText(to: &text)
    let form: YAMLRecord.Form =
      switch tag {
      case .text: .text
      case .typed: .plain
      case .none: events.style == .plain ? .plain : .text
      }
    let node = append(form, at: start, first: first, count: text.count - first)
    if let name = events.anchor { anchors[name] = Anchor(node: node, extent: Extent()) }
    // `---` with nothing after it is an empty document, not a null.
    if frames.isEmpty, form == .plain, text.isEmpty, tag == nil { return }
    finish(node, Extent())
  }

  private mutating func open(_ form: YAMLRecord.Form, _ events: borrowing YAMLEventStream) {
    let start = offset(of: events)
    guard frames.count < limits.depth else {
      stop(.tooDeep(limit: limits.depth), at: start)
      return
    }
    _ = readTag(events, at: start)
    let node = append(form, at: start, first: 0, count: 0)
    let anchor = events.anchor
    if let anchor { anchors[anchor] = Anchor(node: node, extent: nil) }
    frames.append(
      Frame(
        node: node, isMapping: form == .mapping, firstMember: pending.count, extent: Extent(),
        anchor: anchor))
  }

  private mutating func addAlias(_ events: borrowing YAMLEventStream) {
    let start = offset(of: events)
    let name = events.anchor ?? ""
    guard let anchor = anchors[name], let extent = anchor.extent else {
      let fault = anchors[name] == nil ? YAMLFault.unknownAlias(name) : .selfAlias(name)
      faults.add(fault, at: source, offset: start)
      finish(append(.plain, at: start, first: text.count, count: 0), Extent())
      return
    }
    aliasNodes += extent.nodes
    if aliasNodes > limits.nodes {
      stop(.tooManyAliasNodes(limit: limits.nodes), at: start)
    } else if frames.count + extent.height - 1 > limits.depth {
      stop(.tooDeep(limit: limits.depth), at: start)
    } else {
      finish(append(.alias, at: start, first: anchor.node, count: 0), extent)
    }
  }

  private mutating func append(
    _ form: YAMLRecord.Form, at start: Int, first: Int, count: Int
  ) -> Int {
    records.append(
      YAMLRecord(
        start: UInt32(truncatingIfNeeded: start), first: UInt32(truncatingIfNeeded: first),
        count: UInt32(truncatingIfNeeded: count), form: form))
    return records.count - 1
  }

  /// Hands a whole node to the collection around it.
  private mutating func finish(_ node: Int, _ extent: Extent) {
    guard !frames.isEmpty else {
      root = node
      return
    }
    let last = frames.count - 1
    frames[last].extent.add(extent)
    let isKey = frames[last].isMapping && (pending.count - frames[last].firstMember) % 2 == 0
    var member = Member(node: UInt32(truncatingIfNeeded: node), hash: 0)
    if isKey, let range = textRange(of: member) { member.hash = YAMLKeyIndex.hash(text[range]) }
    pending.append(member)
  }

  private mutating func close() {
    guard let frame = frames.popLast() else { return }
    if frame.isMapping { keepEntries(of: frame.node, frame.firstMember) }
    let members = pending.count - frame.firstMember
    records[frame.node].first = UInt32(truncatingIfNeeded: children.count)
    records[frame.node].count = UInt32(truncatingIfNeeded: frame.isMapping ? members / 2 : members)
    for index in frame.firstMember..<pending.count { children.append(pending[index].node) }
    pending.removeSubrange(frame.firstMember...)
    if let name = frame.anchor, anchors[name]?.node == frame.node {
      anchors[name]?.extent = frame.extent
    }
    finish(frame.node, frame.extent)
  }
}

// Tags
extension YAMLTreeBuilder {
  private enum Tag { case text, typed }

  /// What a tag asks for; nil where there is none, or none that is known.
  private mutating func readTag(_ events: borrowing YAMLEventStream, at start: Int) -> Tag? {
    guard let tag = events.tag else { return nil }
    switch tag {
    case "!", "tag:yaml.org,2002:str": return .text
    case "tag:yaml.org,2002:int", "tag:yaml.org,2002:float", "tag:yaml.org,2002:bool",
      "tag:yaml.org,2002:null":
      return .typed
    case "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq": return nil
    default:
      faults.add(.customTag(tag), at: source, offset: start)
      return nil
    }
  }
}

// Keys
extension YAMLTreeBuilder {
  /// Where the text of a scalar member stands, an alias being resolved; nil for a collection.
  private func textRange(of member: Member) -> Range<Int>? {
    let record = records[Int(member.node)]
    return record.form == .alias ? records[Int(record.first)].textRange : record.textRange
  }

  private func isSameKey(_ left: Member, _ right: Member) -> Bool {
    guard left.hash == right.hash, let first = textRange(of: left),
      let second = textRange(of: right)
    else { return false }
    return text[first] == text[second]
  }

  /// Takes out of a mapping's members a last key without value (reading stopped there), merge
  /// keys and repeated keys; indexes the keys of a large mapping.
  private mutating func keepEntries(of mapping: Int, _ first: Int) {
    if (pending.count - first) % 2 == 1 { pending.removeLast() }
    let count = (pending.count - first) / 2
    var dropped = mergeKeys(first, count)
    let isLarge = count >= YAMLKeyIndex.threshold
    let sorted = isLarge ? sortedKeys(first, count) : []
    let repeats = isLarge ? repeats(first, in: sorted) : repeats(first, count)
    for entry in repeats.sorted(by: { $0.second < $1.second }) {
      report(entry, first)
      dropped.append(entry.second)
    }
    guard !dropped.isEmpty else {
      if isLarge { keyIndex.add(sorted, of: mapping) }
      return
    }
    drop(Set(dropped), first)
    let left = (pending.count - first) / 2
    if left >= YAMLKeyIndex.threshold { keyIndex.add(sortedKeys(first, left), of: mapping) }
  }

  private mutating func drop(_ entries: Set<Int>, _ first: Int) {
    let members = Array(pending[first...])
    pending.removeSubrange(first...)
    for index in members.indices where !entries.contains(index / 2) {
      pending.append(members[index])
    }
  }

  private mutating func mergeKeys(_ first: Int, _ count: Int) -> [Int] {
    var found: [Int] = []
    for entry in 0..<count where pending[first + 2 * entry].hash == Self.mergeHash {
      let record = records[Int(pending[first + 2 * entry].node)]
      guard record.form == .plain, let range = record.textRange,
        text[range].elementsEqual("<<".utf8)
      else { continue }
      faults.add(.mergeKey, at: source, offset: Int(record.start))
      found.append(entry)
    }
    return found
  }

  private static let mergeHash = YAMLKeyIndex.hash("<<".utf8)

  private typealias Repeat = (first: Int, second: Int)

  /// For a small mapping: compares all pairs.
  private func repeats(_ first: Int, _ count: Int) -> [Repeat] {
    var found: [Repeat] = []
    for second in 0..<count {
      let key = pending[first + 2 * second]
      for earlier in 0..<second where pending[first + 2 * earlier].hash == key.hash {
        guard isSameKey(pending[first + 2 * earlier], key) else { continue }
        found.append((earlier, second))
        break
      }
    }
    return found
  }

  private func sortedKeys(_ first: Int, _ count: Int) -> [UInt64] {
    var keys = (0..<count).map { UInt64(pending[first + 2 * $0].hash) << 32 | UInt64($0) }
    keys.sort()
    return keys
  }

  /// For a large mapping: only keys of one hash are compared, and those in the order of their
  /// bytes, so that keys made to collide cost no quadratic time.
  private func repeats(_ first: Int, in sorted: [UInt64]) -> [Repeat] {
    var found: [Repeat] = []
    var start = 0
    while start < sorted.count {
      var end = start + 1
      while end < sorted.count, sorted[end] >> 32 == sorted[start] >> 32 { end += 1 }
      if end - start > 1 { found += repeats(first, amongEqualHashes: sorted[start..<end]) }
      start = end
    }
    return found
  }

  private func repeats(_ first: Int, amongEqualHashes keys: ArraySlice<UInt64>) -> [Repeat] {
    let entries = keys.map { Int(UInt32(truncatingIfNeeded: $0)) }
      .compactMap { entry in textRange(of: pending[first + 2 * entry]).map { (entry, $0) } }
      .sorted { left, right in
        if text[left.1] == text[right.1] { return left.0 < right.0 }
        return text[left.1].lexicographicallyPrecedes(text[right.1])
      }
    var found: [Repeat] = []
    var original = 0
    for index in entries.indices.dropFirst() {
      if text[entries[original].1] == text[entries[index].1] {
        found.append((entries[original].0, entries[index].0))
      } else {
        original = index
      }
    }
    return found
  }

  private mutating func report(_ entry: Repeat, _ first: Int) {
    let key = pending[first + 2 * entry.second]
    let range = textRange(of: key) ?? 0..<0
    let name = String(decoding: text[range.prefix(80)], as: UTF8.self)
    let earlier = records[Int(pending[first + 2 * entry.first].node)]
    faults.add(
      .duplicateKey(name, firstLine: source.lineIndex(of: Int(earlier.start)) + 1), at: source,
      offset: Int(records[Int(key.node)].start))
  }
}
