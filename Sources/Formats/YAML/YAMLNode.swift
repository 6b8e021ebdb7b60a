package import Diagnostics

/// A node of a `YAMLDocument`. Aliases are already resolved.
///
/// A node is a reference to the document's storage and a position in it: cheap to copy, and alive
/// as long as anyone holds one.
package struct YAMLNode: Sendable {
  package enum Kind: Sendable { case mapping, sequence, scalar }

  let storage: YAMLStorage
  /// Where the node stands; an alias has a place of its own.
  let position: Int

  /// The node itself, or the one an alias stands for.
  var record: YAMLRecord { storage.records[storage.target(of: position)] }

  package var kind: Kind {
    switch record.form {
    case .mapping: .mapping
    case .sequence: .sequence
    case .plain, .text, .alias: .scalar
    }
  }

  /// Where the node starts; for a mapping in a sequence its first key, for an alias the alias.
  package var location: SourceLocation {
    storage.source.location(offset: Int(storage.records[position].start))
  }

  /// The line on which the node starts, from 1.
  package var line: Int { storage.source.lineIndex(of: Int(storage.records[position].start)) + 1 }

  /// The text of a scalar, quotes and escapes undone; nil for a mapping, a sequence, and for the
  /// null of the core schema (`null`, `~`, nothing).
  package var string: String? {
    let record = record
    guard let range = record.textRange else { return nil }
    let bytes = storage.text[range]
    if record.form == .plain, YAMLScalar.isNull(bytes) { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether this is a scalar with exactly these bytes. Costs no `String`.
  package func hasText(_ text: String) -> Bool {
    storage.hasText(text, at: storage.target(of: position))
  }

  /// What a plain scalar means in YAML 1.2's core schema. `yes`, `no`, `on`, `off` are strings,
  /// and so is a whole number that an `Int` cannot hold. nil for a mapping and a sequence.
  package var scalar: YAMLScalar? {
    let record = record
    guard let range = record.textRange else { return nil }
    let bytes = storage.text[range]
    return record.form == .plain
      ? YAMLScalar(plain: bytes) : .string(String(decoding: bytes, as: UTF8.self))
  }

  /// The value of a key of a mapping; nil where the key is absent or this is no mapping.
  package subscript(_ key: String) -> YAMLNode? {
    storage.value(of: key, in: storage.target(of: position))
  }

  /// Keys and values of a mapping in file order; empty for anything else.
  package var entries: YAMLEntries { YAMLEntries(storage: storage, record: record) }

  /// The members of a sequence; empty for anything else.
  package var items: YAMLItems { YAMLItems(storage: storage, record: record) }
}

/// The entries of a mapping, in file order, as a view of the document: nothing is copied.
package struct YAMLEntries: RandomAccessCollection, Sendable {
  let storage: YAMLStorage
  let first: Int
  package let endIndex: Int
  package var startIndex: Int { 0 }

  init(storage: YAMLStorage, record: YAMLRecord) {
    self.storage = storage
    first = Int(record.first)
    endIndex = record.form == .mapping ? Int(record.count) : 0
  }

  package subscript(_ index: Int) -> (key: YAMLNode, value: YAMLNode) {
    precondition(index >= 0 && index < endIndex, "an entry outside of its mapping was asked for")
    let place = first + 2 * index
    return (
      YAMLNode(storage: storage, position: Int(storage.children[place])),
      YAMLNode(storage: storage, position: Int(storage.children[place + 1]))
    )
  }
}

/// The members of a sequence, as a view of the document: nothing is copied.
package struct YAMLItems: RandomAccessCollection, Sendable {
  let storage: YAMLStorage
  let first: Int
  package let endIndex: Int
  package var startIndex: Int { 0 }

  init(storage: YAMLStorage, record: YAMLRecord) {
    self.storage = storage
    first = Int(record.first)
    endIndex = record.form == .sequence ? Int(record.count) : 0
  }

  package subscript(_ index: Int) -> YAMLNode {
    precondition(index >= 0 && index < endIndex, "a member outside of its sequence was asked for")
    return YAMLNode(storage: storage, position: Int(storage.children[first + index]))
  }
}
