/// One JSON text as a flat list of nodes over its bytes: what is read at scale. A tape is filled
/// again and again without allocating anew, as long as nobody keeps a copy; a text becomes a
/// `String` only when it is asked for.
///
/// A node is a number below `count`, 0 the value itself. A container's members follow it, each
/// behind the whole of the one before; in an object keys and values take turns.
package struct JSONTape: Sendable {
  package enum Kind: UInt8, Sendable { case null, `false`, `true`, number, string, array, object }

  /// Sixteen bytes.
  struct Node: Sendable {
    /// The bytes of the value: of a string, those between the quotes.
    var start: UInt32
    var end: UInt32
    /// Of a container, the node behind its last member; of a string, its hash.
    var link: UInt32
    var kind: Kind
    var hasEscapes: Bool
  }

  /// Levels of arrays and objects.
  package static let depthLimit = 64
  /// Values of one text, keys counted.
  package static let nodeLimit = 8 << 20

  var bytes: [UInt8] = []
  var nodes: [Node] = []
  /// Where each line of the text starts, the first included.
  var lineStarts: [UInt32] = []
  var firstLine = 1
  /// The keys that repeat one of their object, which is the one that is used.
  package internal(set) var repeatedKeys: [Int] = []

  package init() {}

  package var count: Int { nodes.count }

  package func kind(_ node: Int) -> Kind { nodes[node].kind }

  /// Line and column (from 1, in bytes) of a node; of a string, its quote.
  package func place(of node: Int) -> (line: Int, column: Int) {
    let quote: UInt32 = nodes[node].kind == .string ? 1 : 0
    return place(offset: Int(nodes[node].start - quote))
  }

  func place(offset: Int) -> (line: Int, column: Int) {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let start = lineStarts.isEmpty ? 0 : Int(lineStarts[low])
    return (firstLine + low, max(0, offset - start) + 1)
  }
}

// MARK: Members

extension JSONTape {
  /// The node behind a value and all that is in it.
  package func next(_ node: Int) -> Int {
    switch nodes[node].kind {
    case .array, .object: Int(nodes[node].link)
    default: node + 1
    }
  }

  /// The values of an array in order; none for another kind.
  package func items(of array: Int) -> Items {
    guard nodes[array].kind == .array else { return Items(tape: self, position: 0, end: 0) }
    return Items(tape: self, position: array + 1, end: next(array))
  }

  /// The keys and values of an object in order; none for another kind.
  package func members(of object: Int) -> Members {
    guard nodes[object].kind == .object else { return Members(tape: self, position: 0, end: 0) }
    return Members(tape: self, position: object + 1, end: next(object))
  }

  /// The value of a key, the first where it repeats; nil where it is absent or `object` is none.
  package func value(of object: Int, _ key: StaticString) -> Int? {
    guard nodes[object].kind == .object else { return nil }
    let hash = JSONHash.value(key)
    let end = next(object)
    var position = object + 1
    while position < end {
      if nodes[position].link == hash, isText(position, key) { return position + 1 }
      position = next(position + 1)
    }
    return nil
  }

  package struct Items: Sequence, IteratorProtocol {
    let tape: JSONTape
    var position: Int
    let end: Int

    package mutating func next() -> Int? {
      guard position < end else { return nil }
      defer { position = tape.next(position) }
      return position
    }
  }

  package struct Members: Sequence, IteratorProtocol {
    let tape: JSONTape
    var position: Int
    let end: Int

    package mutating func next() -> (key: Int, value: Int)? {
      guard position < end else { return nil }
      defer { position = tape.next(position + 1) }
      return (position, position + 1)
    }
  }
}
