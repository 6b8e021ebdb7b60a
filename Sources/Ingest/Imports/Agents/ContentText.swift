import Formats

/// Inputs and outputs: by default only their SHA-256 and where they lie.
struct ContentText {
  /// Bytes that are kept as text at most; a longer one is hashed all the same.
  static let limit = 64 << 10

  let keepsText: Bool

  /// The hash is that of the text as the source has it; of a value that is no text, and of several
  /// attributes together, that of its compact JSON.
  func blob(_ found: (alias: String, value: JSONNode)?, of span: ForeignSpan) -> JSONValue? {
    guard let (alias, value) = found else { return nil }
    let bytes = value.string.map { Array($0.utf8) } ?? JSONWriter.compact(Self.json(value))
    if keepsText, bytes.count <= Self.limit {
      return .object([("text", .string(String(decoding: bytes, as: UTF8.self)))])
    }
    return .object([
      ("sha256", .string(SHA256.hexadecimal(of: bytes))),
      ("ref", .string("\(span.id)#\(alias)")),
    ])
  }

  static func json(_ node: JSONNode) -> JSONValue {
    switch node.value {
    case .null: .null
    case .bool(let flag): .bool(flag)
    case .number(let text): .decimal(text)
    case .string(let text): .string(text)
    case .array(let items): .array(items.map(json))
    case .object(let members): .object(members.map { ($0.key, json($0.value)) })
    }
  }
}
