/// What all nodes of a document share. A class, so that a node is one reference and a number:
/// a struct of six arrays would be retained six times at every step through the tree.
final class YAMLStorage: Sendable {
  let source: YAMLSource
  /// All nodes, in the order of the file.
  let records: [YAMLRecord]
  /// The texts of all scalars, one after the other.
  let text: [UInt8]
  /// The members of each collection, side by side; of a mapping key, value, key, value.
  let children: [UInt32]
  let keyIndex: YAMLKeyIndex

  init(
    source: YAMLSource, records: [YAMLRecord], text: [UInt8], children: [UInt32],
    keyIndex: YAMLKeyIndex
  ) {
    self.source = source
    self.records = records
    self.text = text
    self.children = children
    self.keyIndex = keyIndex
  }

  /// An alias never stands for another alias: only real nodes carry anchors.
  func target(of position: Int) -> Int {
    let record = records[position]
    return record.form == .alias ? Int(record.first) : position
  }

  func hasText(_ wanted: String, at position: Int) -> Bool {
    guard let range = records[position].textRange, range.count == wanted.utf8.count else {
      return false
    }
    return text[range].elementsEqual(wanted.utf8)
  }

  func value(of key: String, in position: Int) -> YAMLNode? {
    let record = records[position]
    guard record.form == .mapping else { return nil }
    let first = Int(record.first)
    if record.count >= YAMLKeyIndex.threshold,
      let candidates = keyIndex.candidates(for: key, in: position)
    {
      for entry in candidates {
        let place = first + 2 * Int(UInt32(truncatingIfNeeded: entry))
        if hasText(key, at: target(of: Int(children[place]))) { return node(children[place + 1]) }
      }
      return nil
    }
    for place in stride(from: first, to: first + 2 * Int(record.count), by: 2)
    where hasText(key, at: target(of: Int(children[place]))) {
      return node(children[place + 1])
    }
    return nil
  }

  private func node(_ position: UInt32) -> YAMLNode {
    YAMLNode(storage: self, position: Int(position))
  }
}

/// One node in 16 bytes.
struct YAMLRecord: Sendable {
  enum Form: UInt8, Sendable {
    case mapping, sequence
    case alias
    /// A scalar whose type the core schema decides.
    case plain
    /// A scalar that is text whatever it looks like: quoted, a block, or tagged so.
    case text
  }

  /// The byte of the file at which the node starts.
  var start: UInt32
  /// Of a collection its first member's place among the children, of a scalar its first byte in
  /// the text, of an alias the node it stands for.
  var first: UInt32
  /// How many entries, members or bytes.
  var count: UInt32
  var form: Form

  /// Of a scalar; nil for all others.
  var textRange: Range<Int>? {
    switch form {
    case .plain, .text: Int(first)..<Int(first) + Int(count)
    case .mapping, .sequence, .alias: nil
    }
  }
}
