import Diagnostics
import Formats
import Model

/// Decodes one mapping of a YAML file into a record: each value is asked for by key and type, and
/// what does not fit is reported where it stands.
///
/// A record with a missing required key or a value of the wrong type is not sound and is left out
/// by its reader; unknown keys are only noted.
struct MappingReader {
  let reading: FileReading
  let location: SourceLocation
  /// What the record is called in messages: `task`, `session`.
  private let noun: String
  private let mapping: YAMLNode
  private(set) var isSound = true

  /// nil with a diagnostic where the node is no mapping. `keys` are all that a record of this kind
  /// may have, read or not.
  init?(_ node: YAMLNode, _ noun: String, keys: [String], _ reading: FileReading) {
    self.reading = reading
    self.noun = noun
    location = node.location
    guard node.kind == .mapping else {
      reading.report(.notAMapping(noun, at: node.location))
      return nil
    }
    mapping = node
    for (key, _) in node.entries where !keys.contains(where: key.hasText) {
      let name = key.string ?? ""
      // Keys that start with `_` are the kernel's own book-keeping.
      if !name.hasPrefix("_") {
        reading.report(.unknownKey(name, in: noun, known: keys, at: key.location))
      }
    }
  }

  /// The value of a key, unless absent or null.
  func node(_ key: String) -> YAMLNode? {
    guard let node = mapping[key] else { return nil }
    return node.kind == .scalar && node.string == nil ? nil : node
  }

  func location(of key: String) -> SourceLocation { node(key)?.location ?? location }

  // MARK: Text

  mutating func text(_ key: String) -> String? {
    guard let node = node(key) else { return nil }
    guard node.kind == .scalar else {
      wrongType(key, "a text", at: node.location)
      return nil
    }
    return node.string
  }

  /// Empty, and the record unsound, where the key is absent.
  mutating func requiredText(_ key: String) -> String {
    let found = text(key) ?? ""
    if found.isEmpty, isSound { missing(key) }
    return found
  }

  mutating func texts(_ key: String) -> [String] {
    guard let node = node(key) else { return [] }
    switch node.kind {
    case .scalar:
      guard let text = node.string, !text.isEmpty else { return [] }
      reading.report(.oneForList(key, at: node.location))
      return [text]
    case .mapping:
      wrongType(key, "a list", at: node.location)
      return []
    case .sequence:
      return listed(node, key)
    }
  }

  private mutating func listed(_ node: YAMLNode, _ key: String) -> [String] {
    var result: [String] = []
    for item in node.items {
      if item.kind != .scalar {
        wrongType(key, "a list of texts", at: item.location)
      } else if let text = item.string {
        result.append(text)
      }
    }
    return result
  }

  // MARK: Times

  mutating func instant(_ key: String) -> Instant? {
    guard let text = text(key), !text.isEmpty else { return nil }
    let result = reading.instant(text, at: location(of: key), of: key)
    if result == nil { isSound = false }
    return result
  }

  /// The epoch, and the record unsound, where the key is absent.
  mutating func requiredInstant(_ key: String) -> Instant {
    if let result = instant(key) { return result }
    if isSound { missing(key) }
    return Instant(microseconds: 0)
  }

  mutating func date(_ key: String) -> CivilDate? {
    guard let text = text(key), !text.isEmpty else { return nil }
    let result = reading.date(text, at: location(of: key), of: key)
    if result == nil { isSound = false }
    return result
  }

  /// The epoch's day, and the record unsound, where the key is absent.
  mutating func requiredDate(_ key: String) -> CivilDate {
    if let result = date(key) { return result }
    if isSound { missing(key) }
    return CivilDate(daysSinceEpoch: 0)
  }

  // MARK: Numbers and truth

  mutating func integer(_ key: String) -> Int? {
    guard let node = node(key) else { return nil }
    if case .int(let value)? = node.scalar { return value }
    if let text = node.string, let value = Int(text) { return value }
    wrongType(key, "a whole number", at: node.location)
    return nil
  }

  mutating func number(_ key: String) -> Double? {
    guard let node = node(key) else { return nil }
    switch node.scalar {
    case .int(let value)?: return Double(value)
    case .float(let value)? where value.isFinite: return value
    default: break
    }
    wrongType(key, "a number", at: node.location)
    return nil
  }

  mutating func bool(_ key: String) -> Bool? {
    guard let node = node(key) else { return nil }
    if case .bool(let value)? = node.scalar { return value }
    wrongType(key, "true or false", at: node.location)
    return nil
  }

  // MARK: Parts

  /// The members of a list; empty where the key is absent, unsound where it is no list.
  mutating func items(_ key: String) -> [YAMLNode] {
    guard let node = node(key) else { return [] }
    if node.kind == .sequence { return Array(node.items) }
    wrongType(key, "a list", at: node.location)
    return []
  }

  /// The keys and values of a nested mapping whose keys are free.
  mutating func pairs(_ key: String) -> [(key: YAMLNode, value: YAMLNode)] {
    guard let node = node(key) else { return [] }
    if node.kind == .mapping { return Array(node.entries) }
    wrongType(key, "a mapping", at: node.location)
    return []
  }

  /// A nested mapping of free keys as fields, in file order; what is no scalar is left out.
  mutating func fields(_ key: String) -> [Field] {
    pairs(key).compactMap { pair in
      guard let name = pair.key.string else { return nil }
      return Field(name: name, value: FileReading.flat(pair.value))
    }
  }

  mutating func wrongType(_ key: String, _ expected: String, at place: SourceLocation) {
    isSound = false
    reading.report(.wrongType(key, in: noun, expected: expected, at: place))
  }

  mutating func missing(_ key: String) {
    refuse(.missingKey(key, in: noun, at: location))
  }

  /// A mapping in the record, read on its own: give it back with `take`. nil where the key is
  /// absent, and unsound where it is no mapping.
  mutating func nested(_ key: String, _ noun: String, keys: [String]) -> MappingReader? {
    guard let node = node(key) else { return nil }
    let part = MappingReader(node, noun, keys: keys, reading)
    if part == nil { isSound = false }
    return part
  }

  /// A record with an unsound part is unsound.
  mutating func take(_ part: MappingReader) {
    if !part.isSound { isSound = false }
  }

  /// The record cannot be used, for a reason that a part of it has given.
  mutating func spoil() { isSound = false }

  /// The record cannot be used, for a reason of its own.
  mutating func refuse(_ diagnostic: Diagnostic) {
    isSound = false
    reading.report(diagnostic)
  }
}

extension FileReading {
  /// A value of a free-form field in one line.
  static func flat(_ node: YAMLNode, depth: Int = 0) -> String {
    switch node.kind {
    case .scalar: return node.string ?? ""
    case .sequence where depth < 4:
      return node.items.map { flat($0, depth: depth + 1) }.joined(separator: ", ")
    case .mapping where depth < 4:
      return node.entries.map { "\($0.key.string ?? ""): \(flat($0.value, depth: depth + 1))" }
        .joined(separator: ", ")
    default: return "…"
    }
  }

  /// The mapping at the top of a YAML file; nil with a diagnostic where there is none.
  func topLevel(_ kind: InputKind) -> YAMLNode? {
    let document = YAMLDocument.parse(file, log: log)
    if document.isIncomplete { reject(kind) }
    guard let root = document.root else {
      if !document.isIncomplete { report(.emptyFile(at: place)) }
      return nil
    }
    guard root.kind == .mapping else {
      report(.notAMapping("file", at: root.location))
      reject(kind)
      return nil
    }
    return root
  }
}

extension Diagnostic {
  static func missingKey(
    _ key: String, in noun: String, at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic("GP5001", .error, "this \(noun) has no '\(key)'", at: place)
  }

  static func wrongType(
    _ key: String, in noun: String, expected: String, at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic("GP5002", .error, "'\(key)' of this \(noun) must be \(expected)", at: place)
  }

  fileprivate static func notAMapping(_ noun: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic("GP5002", .error, "this \(noun) must be a mapping of keys to values", at: place)
  }

  static func unknownKey(
    _ key: String, in noun: String, known: [String], at place: SourceLocation
  ) -> Diagnostic {
    let near = Suggestion.nearest(to: key, among: known)
    return Diagnostic(
      "GP5003", .note, "unknown key '\(Words.shortened(key))' in this \(noun)", at: place,
      length: max(1, key.utf8.count), hint: near.map { "did you mean '\($0)'?" })
  }

  fileprivate static func oneForList(_ key: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic("GP5008", .warning, "'\(key)' is read as a list of one", at: place)
  }

  fileprivate static func emptyFile(at place: SourceLocation) -> Diagnostic {
    Diagnostic("GP5009", .warning, "the file is empty", at: place)
  }
}
