/// What a mapping of a typed file may hold: its reader takes the known keys from here, and
/// `govpack schema` the JSON Schema. There is no second list of them.
///
/// Keys that are not listed are allowed everywhere but in a closed record: to the reader they are
/// worth a note, no more.
struct RecordSchema: Sendable {
  /// What the record is called in messages: `task`, `session`.
  let noun: String
  /// One sentence.
  let summary: String
  let fields: [FieldSchema]
  /// One of these keys is needed, whichever.
  let needsOneOf: [String]
  /// Whether other keys are an error.
  let isClosed: Bool
  /// In the order of the fields.
  let keys: [String]

  init(
    _ noun: String, _ summary: String, needsOneOf: [String] = [], isClosed: Bool = false,
    _ fields: [FieldSchema]
  ) {
    self.noun = noun
    self.summary = summary
    self.fields = fields
    self.needsOneOf = needsOneOf
    self.isClosed = isClosed
    keys = fields.map(\.key)
  }
}

/// One key of a mapping.
struct FieldSchema: Sendable {
  let key: String
  let value: ValueSchema
  /// One sentence, for editors.
  let summary: String
  /// Without it the record is left out, with an error.
  let isRequired: Bool

  static func required(_ key: String, _ value: ValueSchema, _ summary: String) -> FieldSchema {
    FieldSchema(key: key, value: value, summary: summary, isRequired: true)
  }

  static func optional(_ key: String, _ value: ValueSchema, _ summary: String) -> FieldSchema {
    FieldSchema(key: key, value: value, summary: summary, isRequired: false)
  }

  /// Words for people, which nothing counts.
  static let note = optional("note", .text, "A remark for people; nothing counts it.")
  static let version = optional("version", .text, "Version of the file's form; nothing counts it.")
}

/// What the value of a key may be, as its reader takes it. Where the reader takes more than one
/// would write (a word in another case), the schema has what one would write.
indirect enum ValueSchema: Sendable {
  /// Any scalar: `"1"` and `1` are the same to a reader of texts.
  case text
  /// A text with a word that is known; another one is read, with a warning.
  case word([String])
  /// One of these texts; any other is an error.
  case only([String])
  /// A text of this form (ECMA-262); numbers are read as their text.
  case pattern(String)
  /// A text of this form, and no number; of any form where the pattern is empty.
  case characters(String)
  /// RFC 3339; a time without an offset and a day alone are read too.
  case time
  /// A day; what follows it after a blank is a remark.
  case date
  case integer(atLeast: Int?, atMost: Int?)
  case number
  /// A number from one to the other.
  case numbers(ClosedRange<Int>)
  /// An exact decimal number, zero or more.
  case amount
  /// A part of a whole as `0.5` or `50%`, zero or more.
  case part(atMost: Int?)
  /// `12.50`, `"12.50 EUR"` or `{amount, currency}`.
  case money
  case bool
  /// A list of texts; a text alone is read as a list of one.
  case texts(atLeast: Int)
  case list(of: ValueSchema)
  /// A mapping with free keys; the pattern (ECMA-262), where there is one, is theirs.
  case map(of: ValueSchema, keys: String?)
  case record(RecordSchema)
  /// A record that has more keys for one word under a key than for another.
  case cases(RecordSchema, key: String, [(word: String, more: RecordSchema)])
  /// A record that is another program's own where it has this key.
  case foreign(RecordSchema, where: String, needs: [String])
  case either([ValueSchema])
  case anything
  /// Nothing: in a list of choices.
  case null

  static let integer = integer(atLeast: nil, atMost: nil)
  static let texts = texts(atLeast: 0)

  static func list(_ record: RecordSchema) -> ValueSchema { .list(of: .record(record)) }

  /// Whether any text will do, so that a needed one may not be empty.
  var isText: Bool {
    switch self {
    case .text: true
    case .characters(let pattern): pattern.isEmpty
    default: false
    }
  }
}
