/// A JSON value to be written. To read JSON, see `JSONNode`.
///
/// Objects keep the order in which their members are given: what is written is the same on every
/// run.
package enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  /// Written as the shortest text that reads back to the same value; `null` when not finite.
  case double(Double)
  /// A decimal number as it is to stand in the text, such as `12.50`. A bug when it is none.
  case decimal(String)
  case string(String)
  case array([JSONValue])
  /// Keys must be unique; the writer does not look.
  case object([(String, JSONValue)])

  package static func int(_ value: Int) -> JSONValue { .int(Int64(value)) }

  /// The string, or `null`.
  package static func optional(_ text: String?) -> JSONValue {
    text.map(JSONValue.string) ?? .null
  }

  package static func strings(_ texts: [String]) -> JSONValue {
    .array(texts.map(JSONValue.string))
  }

  /// What was read, to be written again. A number that is no decimal keeps its value.
  package init(_ node: JSONNode) {
    switch node.value {
    case .null: self = .null
    case .bool(let flag): self = .bool(flag)
    case .number(let text): self = Int64(text).map(JSONValue.int) ?? .double(Double(text) ?? 0)
    case .string(let text): self = .string(text)
    case .array(let items): self = .array(items.map(JSONValue.init))
    case .object(let entries): self = .object(entries.map { ($0.key, JSONValue($0.value)) })
    }
  }
}
