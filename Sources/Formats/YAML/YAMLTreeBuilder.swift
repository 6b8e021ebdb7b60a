/// Builds the flat tree from events. The stack is explicit and its depth limited while events
/// are read, since libyaml 0.2.5 needs quadratic time for deep nesting.
struct YAMLTreeBuilder {
  let source: YAMLSource
  let limits: YAMLLimits
  var faults: YAMLFaultList

  private(set) var records: [YAMLRecord] = []
  private(set) var text: [UInt8] = []
  private var children: [UInt32] = []
  var keyIndex = YAMLKeyIndex()
  /// The collections that are open, the outermost first.
  private var frames: [Frame] = []
  /// The members so far of all open collections, the outermost's first.
  var pending: [Member] = []
  private var anchors: [String: Anchor] = [:]
  private var cursor: YAMLCursor
  private var root: Int?
  /// The nodes that all aliases so far stand for.
  private var aliasNodes = 0
  /// How many nodes more than records there are once aliases are resolved.
  private var aliasSurplus = 0
  /// libyaml's line on which the last scalar ended.
  private var lastScalarLine: Int?
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
    /// Levels of nesting, this one included.
    var levels = 1
    /// `aliasSurplus` when the collection was opened.
    var aliasSurplus: Int
    var anchor: String?
  }

  /// How much a node is once its aliases are resolved; a scalar is one node and no level.
  private struct Extent {
    var nodes = 1
    var levels = 0
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
      case .scalar:
        addScalar(events)
        lastScalarLine = events.endLine
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
    let problem = events.problem
    if problem.line == lastScalarLine { dropLastScalar() }
    let fault = YAMLFault.syntax(problem, in: source)
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

  /// A scalar that ends on the line of a syntax fault, right before it, is not what was meant:
  /// `title: one: two` is no `one`.
  private mutating func dropLastScalar() {
    guard let frame = frames.last, pending.count > frame.firstMember else { return }
    let last = records[Int(pending[pending.count - 1].node)]
    if last.form == .plain || last.form == .text { pending.removeLast() }
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
    finish(node)
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
        node: node, isMapping: form == .mapping, firstMember: pending.count,
        aliasSurplus: aliasSurplus, anchor: anchor))
  }

  private mutating func addAlias(_ events: borrowing YAMLEventStream) {
    let start = offset(of: events)
    let name = events.anchor ?? ""
    guard let anchor = anchors[name], let extent = anchor.extent else {
      let fault = anchors[name] == nil ? YAMLFault.unknownAlias(name) : .selfAlias(name)
      faults.add(fault, at: source, offset: start)
      finish(append(.plain, at: start, first: text.count, count: 0))
      return
    }
    aliasNodes += extent.nodes
    if aliasNodes > limits.nodes {
      stop(.tooManyAliasNodes(limit: limits.nodes), at: start)
    } else if frames.count + extent.levels > limits.depth {
      stop(.tooDeep(limit: limits.depth), at: start)
    } else {
      aliasSurplus += extent.nodes - 1
      contain(extent.levels)
      finish(append(.alias, at: start, first: anchor.node, count: 0))
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
  private mutating func finish(_ node: Int) {
    guard let frame = frames.last else {
      root = node
      return
    }
    let isKey = frame.isMapping && (pending.count - frame.firstMember) % 2 == 0
    var member = Member(node: UInt32(truncatingIfNeeded: node), hash: 0)
    if isKey, let range = textRange(of: member) { member.hash = YAMLKeyIndex.hash(text[range]) }
    pending.append(member)
  }

  /// Tells the collection around a node how many levels the node has.
  private mutating func contain(_ levels: Int) {
    guard !frames.isEmpty else { return }
    let last = frames.count - 1
    frames[last].levels = max(frames[last].levels, levels + 1)
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
      let nodes = records.count - frame.node + aliasSurplus - frame.aliasSurplus
      anchors[name]?.extent = Extent(nodes: nodes, levels: frame.levels)
    }
    contain(frame.levels)
    finish(frame.node)
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
