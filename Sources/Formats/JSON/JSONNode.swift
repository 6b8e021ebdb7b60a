package import Diagnostics

/// A located JSON value (RFC 8259): what `JSONReader` gives. To write JSON, see `JSONValue`.
package struct JSONNode: Sendable {
  package indirect enum Value: Sendable {
    case null
    case bool(Bool)
    /// The number as written.
    case number(String)
    case string(String)
    case array([JSONNode])
    /// In file order; keys are unique.
    case object([(key: String, value: JSONNode)])
  }

  package let value: Value
  package let location: SourceLocation

  package init(value: Value, location: SourceLocation) {
    self.value = value
    self.location = location
  }

  package var string: String? { if case .string(let text) = value { text } else { nil } }

  package var items: [JSONNode] { if case .array(let items) = value { items } else { [] } }

  package var entries: [(key: String, value: JSONNode)] {
    if case .object(let entries) = value { entries } else { [] }
  }

  package subscript(_ key: String) -> JSONNode? { entries.first { $0.key == key }?.value }
}
