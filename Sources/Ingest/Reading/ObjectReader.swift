import Diagnostics
import Formats
import Model

/// Decodes one object of a JSON tape into a record, as `MappingReader` does a mapping of YAML: each
/// value is asked for by key and type, and what does not fit is reported where it stands.
///
/// A record with a missing required key or a value of the wrong type is not sound and is left out
/// by its reader. Unknown keys are noted once a file.
struct ObjectReader {
  let tape: JSONTape
  let node: Int
  let source: EventSource
  /// What the record is called in messages: `deployment`.
  private let noun: StaticString
  /// The object is another program's own (`customData` of CDEvents): what does not fit is only a
  /// warning, unknown keys are nobody's business.
  let isForeign: Bool
  private(set) var isSound = true

  /// nil with a diagnostic where the node is no object. `keys` are all that a record of this kind
  /// may have, read or not; nil where others are nobody's business.
  init?(
    _ node: Int, of tape: JSONTape, _ noun: StaticString, keys: JSONKeySet?,
    _ source: EventSource, isForeign: Bool = false
  ) {
    self.tape = tape
    self.node = node
    self.source = source
    self.noun = noun
    self.isForeign = isForeign
    guard tape.kind(node) == .object else {
      report(.notAnObject("\(noun)", at: location(ofNode: node)))
      return nil
    }
    guard let keys, !isForeign else { return }
    // By number: what goes through members for others holds a copy of the tape.
    let end = tape.next(node)
    var key = node + 1
    while key < end {
      if !keys.contains(key, of: tape) { noteUnknown(key, known: keys.names) }
      key = tape.next(key + 1)
    }
  }

  private func noteUnknown(_ key: Int, known: [String]) {
    let name = tape.text(key)
    if name.hasPrefix("_") || !source.isFirst("\(noun) \(name)") { return }
    report(.unknownKey(name, in: "\(noun)", known: known, at: location(ofNode: key)))
  }

  func report(_ diagnostic: Diagnostic) {
    var diagnostic = diagnostic
    if isForeign, diagnostic.severity == .error { diagnostic.severity = .warning }
    source.reading.report(diagnostic)
  }

  /// The reader of a part of this object; nil with a diagnostic where it is no object.
  func part(_ node: Int, _ noun: StaticString, keys: JSONKeySet) -> ObjectReader? {
    ObjectReader(node, of: tape, noun, keys: keys, source, isForeign: isForeign)
  }

  var location: SourceLocation { location(ofNode: node) }

  func location(ofNode node: Int) -> SourceLocation {
    let (line, column) = tape.place(of: node)
    return SourceLocation(path: source.reading.path, line: line, column: column)
  }

  /// The value of a key, unless absent or null.
  func value(_ key: StaticString) -> Int? {
    guard let value = tape.value(of: node, key), tape.kind(value) != .null else { return nil }
    return value
  }

  func location(of key: StaticString) -> SourceLocation {
    location(ofNode: value(key) ?? node)
  }

  /// Reports, and makes the record unsound; in the words of another program, only warns.
  mutating func refuse(_ diagnostic: Diagnostic) {
    report(diagnostic)
    spoil()
  }

  /// A part of the record cannot be used, and that has been said.
  mutating func spoil() { if !isForeign { isSound = false } }

  mutating func wrongType(_ key: StaticString, _ expected: String, at value: Int) {
    refuse(
      .wrongType("\(key)", in: "\(noun)", expected: expected, at: location(ofNode: value)))
  }

  mutating func missing(_ key: StaticString) {
    refuse(.missingKey("\(key)", in: "\(noun)", at: location))
  }
}

// MARK: Texts

extension ObjectReader {
  /// `isUnique`: an id or a hash, which hardly comes again in the file.
  mutating func text(_ key: StaticString, isUnique: Bool = false) -> String? {
    guard let value = value(key) else { return nil }
    switch tape.kind(value) {
    case .string:
      let text = isUnique ? tape.text(value) : source.strings.text(value, of: tape)
      return text.isEmpty ? nil : text
    // Numbers are ids too.
    case .number: return tape.text(value)
    default:
      wrongType(key, "a text", at: value)
      return nil
    }
  }

  /// Empty, and the record unsound, where the key is absent.
  mutating func requiredText(_ key: StaticString, isUnique: Bool = false) -> String {
    if let text = text(key, isUnique: isUnique) { return text }
    if isSound { missing(key) }
    return ""
  }

  /// A list of texts; a text alone is a list of one.
  mutating func texts(_ key: StaticString) -> [String] {
    guard let value = value(key) else { return [] }
    switch tape.kind(value) {
    case .string where tape.byteCount(value) == 0: return []
    case .string: return source.strings.list(value, of: tape)
    case .array: return items(of: value, key)
    default:
      wrongType(key, "a list of texts", at: value)
      return []
    }
  }

  private mutating func items(of array: Int, _ key: StaticString) -> [String] {
    let strings = source.strings
    // One item is what most lists of people have; they share it.
    if tape.next(array) == array + 2, tape.kind(array + 1) == .string {
      return strings.list(array + 1, of: tape)
    }
    var texts: [String] = []
    for item in tape.items(of: array) {
      guard tape.kind(item) == .string else {
        wrongType(key, "a list of texts", at: item)
        continue
      }
      texts.append(strings.text(item, of: tape))
    }
    return texts
  }

  /// A word of a closed vocabulary; `isStrict` says whether another word makes the record unsound.
  mutating func word<Word: CaseIterable & RawRepresentable<String>>(
    _ key: StaticString, of vocabulary: Word.Type, isStrict: Bool
  ) -> Word? {
    guard let value = value(key) else { return nil }
    if let word = Word.allCases.first(where: { tape.isText(value, $0.rawValue) }) { return word }
    guard let text = text(key) else { return nil }
    if let word = Word(rawValue: Words.status(text)) { return word }
    report(unknownWord: text, key, known: Word.allCases.map(\.rawValue), isStrict: isStrict)
    return nil
  }

  mutating func report(
    unknownWord text: String, _ key: StaticString, known: [String], isStrict: Bool
  ) {
    let place = location(of: key)
    if isStrict, !isForeign {
      refuse(.impossibleWord(text, "\(key)", known: known, at: place))
    } else {
      report(.unknownWord(text, "\(key)", known: known, at: place))
    }
  }
}

// MARK: Times, numbers and truth

extension ObjectReader {
  mutating func instant(_ key: StaticString) -> Instant? {
    guard let value = value(key), tape.byteCount(value) > 0 else { return nil }
    guard tape.kind(value) == .string else {
      wrongType(key, "a time", at: value)
      return nil
    }
    if !tape.hasEscapes(value),
      let instant = tape.withBytes(value, { WrittenTime($0)?.instant })
    {
      return instant
    }
    let result = source.reading.instant(
      tape.text(value), at: location(ofNode: value), of: "\(key)")
    if result == nil { spoil() }
    return result
  }

  /// The epoch, and the record unsound, where the key is absent.
  mutating func requiredInstant(_ key: StaticString) -> Instant {
    if let result = instant(key) { return result }
    if isSound { missing(key) }
    return Instant(microseconds: 0)
  }

  /// 1 January 1970, and the record unsound, where the key is absent.
  mutating func requiredDate(_ key: StaticString) -> CivilDate {
    if let text = text(key) {
      let place = location(of: key)
      if let date = source.reading.date(text, at: place, of: "\(key)") { return date }
      spoil()
    } else if isSound {
      missing(key)
    }
    return CivilDate(daysSinceEpoch: 0)
  }

  mutating func integer(_ key: StaticString) -> Int? {
    guard let value = value(key) else { return nil }
    if tape.kind(value) == .number, let number = Int(tape.text(value)) { return number }
    wrongType(key, "a whole number", at: value)
    return nil
  }

  /// An exact number, written as a number or as a text of digits.
  mutating func decimal(_ key: StaticString) -> Rational? {
    guard let value = value(key) else { return nil }
    let kind = tape.kind(value)
    if kind == .number || kind == .string, let number = Rational(decimal: tape.text(value)) {
      return number
    }
    wrongType(key, "a decimal number such as 12.50", at: value)
    return nil
  }

  /// A part of the whole, as `0.5` or `"50%"`.
  mutating func part(_ key: StaticString) -> Rational? {
    guard let value = value(key) else { return nil }
    let kind = tape.kind(value)
    if kind == .number || kind == .string, let part = PartText.value(tape.text(value)) {
      return part
    }
    wrongType(key, "a part such as 0.5", at: value)
    return nil
  }

  mutating func bool(_ key: StaticString) -> Bool? {
    guard let value = value(key) else { return nil }
    switch tape.kind(value) {
    case .true: return true
    case .false: return false
    default:
      wrongType(key, "true or false", at: value)
      return nil
    }
  }

  // MARK: Parts

  /// A nested object whose keys are free; nil where it is absent or none.
  func object(_ key: StaticString) -> ObjectReader? {
    guard let value = value(key), tape.kind(value) == .object else { return nil }
    return ObjectReader(value, of: tape, noun, keys: nil, source, isForeign: isForeign)
  }

  /// The members of a list; none where the key is absent, unsound where it is no list.
  mutating func items(_ key: StaticString) -> [Int] {
    guard let value = value(key) else { return [] }
    if tape.kind(value) == .array { return Array(tape.items(of: value)) }
    wrongType(key, "a list", at: value)
    return []
  }
}

extension Diagnostic {
  fileprivate static func notAnObject(_ noun: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic("GP5002", .error, "this \(noun) must be an object", at: place)
  }

  /// Such as an outcome that there is none of: a record with it would be counted wrong.
  static func impossibleWord(
    _ word: String, _ key: String, known: [String], at place: SourceLocation
  ) -> Diagnostic {
    let near = Suggestion.nearest(to: word, among: known)
    return Diagnostic(
      "GP5101", .error, "'\(Words.shortened(word))' is no \(key); the record is left out",
      at: place, length: max(1, word.utf8.count),
      hint: near.map { "did you mean '\($0)'?" } ?? "known: \(known.joined(separator: ", "))")
  }
}
