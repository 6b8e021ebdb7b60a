import Formats

/// Writes a schema as JSON Schema, draft 2020-12.
///
/// Everything stands where it is used, without references: an editor shows it all, and the path of
/// a validator's error is the path in the file.
enum JSONSchema {
  static func document(_ document: DocumentSchema) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("title", .string(document.kind)), ("description", .string(document.summary)),
      (
        "$comment",
        .string(
          "Printed by govpack schema \(document.kind). Files: "
            + document.files.joined(separator: ", "))
      ),
    ]
    members += value(document.root).filter { $0.0 != "title" && $0.0 != "description" }
    return .object(members)
  }

  // MARK: Records

  private static func record(_ record: RecordSchema) -> [(String, JSONValue)] {
    var members: [(String, JSONValue)] = [
      ("title", .string(record.noun)), ("description", .string(record.summary)),
      ("type", .string("object")),
    ]
    members += content(record)
    return members
  }

  /// The keys of a record: what the part of a choice adds to it.
  private static func content(_ record: RecordSchema) -> [(String, JSONValue)] {
    var members: [(String, JSONValue)] = []
    let required = record.fields.filter(\.isRequired).map(\.key)
    if !required.isEmpty { members.append(("required", .strings(required))) }
    if !record.needsOneOf.isEmpty {
      let choices = record.needsOneOf.map { key in
        JSONValue.object([
          ("required", .strings([key])),
          (
            "properties", .object([(key, .object([("not", .object([("type", .string("null"))]))]))])
          ),
        ])
      }
      members.append(("anyOf", .array(choices)))
    }
    members.append(("properties", .object(record.fields.map { ($0.key, field($0)) })))
    if record.isClosed { members.append(("additionalProperties", .bool(false))) }
    return members
  }

  private static func field(_ field: FieldSchema) -> JSONValue {
    var members: [(String, JSONValue)] = [("description", .string(field.summary))]
    // The field says more of its value than the record does of itself.
    members += value(field.value).filter { $0.0 != "description" }
    if field.isRequired {
      if field.value.isText { members.append(("minLength", .int(1))) }
      return .object(members)
    }
    return .object(nullable(members))
  }

  /// Null is the same as nothing.
  private static func nullable(_ members: [(String, JSONValue)]) -> [(String, JSONValue)] {
    members.map { name, value in
      switch (name, value) {
      case ("type", .string): (name, .array([value, .string("null")]))
      case ("type", .array(let types)): (name, .array(types + [.string("null")]))
      case ("enum", .array(let words)): (name, .array(words + [.null]))
      case ("anyOf", .array(let choices)) where members.allSatisfy({ $0.0 != "properties" }):
        (name, .array(choices + [.object([("type", .string("null"))])]))
      default: (name, value)
      }
    }
  }

  // MARK: Values

  private static func value(_ schema: ValueSchema) -> [(String, JSONValue)] {
    switch schema {
    case .anything: []
    case .null: [("type", .string("null"))]
    case .text: [("type", scalars)]
    case .word(let words):
      [("anyOf", .array([.object([("enum", .strings(words))]), .object([("type", scalars)])]))]
    case .only(let words): [("enum", .strings(words))]
    case .pattern(let pattern):
      [("type", .strings(["string", "number"])), ("pattern", .string(pattern))]
    case .characters(let pattern):
      [("type", .string("string"))] + (pattern.isEmpty ? [] : [("pattern", .string(pattern))])
    case .time: [("type", .string("string")), ("pattern", .string(timePattern))]
    case .date: [("type", .string("string")), ("pattern", .string(datePattern))]
    case .bool: [("type", .string("boolean"))]
    case .number: [("type", .string("number"))]
    case .numbers(let range):
      [("type", .string("number"))] + bounds(range.lowerBound, range.upperBound)
    case .integer(let least, let most): [("type", .string("integer"))] + bounds(least, most)
    case .amount:
      [
        ("type", .strings(["number", "string"])), ("minimum", .int(0)),
        ("pattern", .string(decimal + "$")),
      ]
    case .part(let most):
      [("type", .strings(["number", "string"]))] + bounds(0, most)
        + [("pattern", .string(decimal + " ?%?$"))]
    case .money: money
    case .texts(let least): texts(atLeast: least)
    case .list(let item):
      [("type", .string("array")), ("items", .object(value(item)))]
    case .map(let item, let keys): map(item, keys)
    case .record(let record): self.record(record)
    case .cases(let record, let key, let cases): choice(record, key, cases)
    case .foreign(let record, let key, let needs): foreign(record, key, needs)
    case .either(let schemas): [("anyOf", .array(schemas.map { .object(value($0)) }))]
    }
  }

  private static let scalars: JSONValue = .strings(["string", "number", "boolean"])
  private static let hyphen = "[-\u{2010}\u{2011}\u{2013}]"
  private static let datePattern = "^([0-9]{4}\(hyphen)[0-9]{2}\(hyphen)[0-9]{2}([Tt ].*)?)?$"
  private static let timePattern =
    "^([0-9]{4}\(hyphen)[0-9]{2}\(hyphen)[0-9]{2}([Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?"
    + "([Zz]|[-+][0-9]{2}:?[0-9]{2})?)?)?$"
  private static let decimal = "^[0-9]+([.][0-9]+)?"

  private static func bounds(_ least: Int?, _ most: Int?) -> [(String, JSONValue)] {
    let minimum = least.map { [("minimum", JSONValue.int($0))] } ?? []
    return minimum + (most.map { [("maximum", JSONValue.int($0))] } ?? [])
  }

  private static let money: [(String, JSONValue)] = [
    ("type", .strings(["number", "string", "object"])), ("minimum", .int(0)),
    ("pattern", .string("^([A-Z]{3} )?[0-9]+([.][0-9]+)?( [A-Z]{3})?$")),
    ("required", .strings(["amount"])),
    (
      "properties",
      .object([
        ("amount", .object(value(.amount))),
        ("currency", .object([("type", .string("string")), ("pattern", .string("^[A-Z]{3}$"))])),
      ])
    ),
  ]

  private static func texts(atLeast least: Int) -> [(String, JSONValue)] {
    let items = JSONValue.strings(["string", "number", "boolean", "null"])
    let minimum: [(String, JSONValue)] = least > 0 ? [("minItems", .int(least))] : []
    return [
      ("type", .strings(["array", "string", "number", "boolean"])),
      ("items", .object([("type", items)])),
    ] + minimum
  }

  private static func map(_ item: ValueSchema, _ keys: String?) -> [(String, JSONValue)] {
    let names: [(String, JSONValue)] =
      keys.map { [("propertyNames", .object([("pattern", .string($0))]))] } ?? []
    return [("type", .string("object"))] + names + [("additionalProperties", .object(value(item)))]
  }

  // MARK: Choices

  private static func choice(
    _ record: RecordSchema, _ key: String, _ cases: [(word: String, more: RecordSchema)]
  ) -> [(String, JSONValue)] {
    let rules = cases.map { word, more in
      let isWord = JSONValue.object([
        ("properties", .object([(key, .object([("const", .string(word))]))])),
        ("required", .strings([key])),
      ])
      return JSONValue.object([
        ("if", isWord),
        ("then", .object([("description", .string(more.summary))] + content(more))),
      ])
    }
    return self.record(record) + [("allOf", .array(rules))]
  }

  private static func foreign(
    _ record: RecordSchema, _ key: String, _ needs: [String]
  ) -> [(String, JSONValue)] {
    let own = self.record(record)
    let part = JSONValue.object([("type", .string("object")), ("required", .strings(needs))])
    let head = own.filter { ["title", "description", "type"].contains($0.0) }
    return head + [
      ("if", .object([("required", .strings([key]))])),
      ("then", .object([("properties", .object([(key, part)]))])),
      ("else", .object(content(record))),
    ]
  }
}
