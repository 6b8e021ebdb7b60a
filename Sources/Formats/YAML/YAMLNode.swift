package import Diagnostics

/// One YAML document as a located tree. Scalars are kept as ranges of one buffer: a node is a
/// position in flat arrays, so that reading 20 MB costs little more than libyaml's own events.
package struct YAMLDocument: Sendable {
  /// nil for an empty document.
  package var root: YAMLNode? { preconditionFailure("to come") }

  /// Whether parsing stopped before the end: what stands before the fault is kept.
  package var isIncomplete: Bool { preconditionFailure("to come") }

  /// Reads the only document of a file (a second one is a diagnostic). Never traps, whatever the
  /// bytes. Faults go to the log with line and column; what was read before them is kept.
  package static func parse(
    _ file: SourceFile, limits: YAMLLimits = .standard, log: DiagnosticLog
  ) -> YAMLDocument { preconditionFailure("to come") }
}

/// Where reading stops with a diagnostic.
package struct YAMLLimits: Sendable {
  /// Levels of nesting.
  package var depth = 200
  /// Nodes after aliases are resolved.
  package var nodes = 1_000_000
  /// Bytes of the file.
  package var bytes = 64 << 20

  package init() {}

  package static let standard = YAMLLimits()
}

/// A node of a `YAMLDocument`. Aliases are already resolved.
package struct YAMLNode: Sendable {
  package enum Kind: Sendable { case mapping, sequence, scalar }

  package var kind: Kind { preconditionFailure("to come") }

  /// Where the node starts. For a mapping in a sequence: its first key.
  package var location: SourceLocation { preconditionFailure("to come") }

  /// The text of a scalar, quotes and escapes undone; nil for a mapping, a sequence, and for the
  /// null of the core schema (`null`, `~`, nothing).
  package var string: String? { preconditionFailure("to come") }

  /// What a plain scalar means in YAML 1.2's core schema. `yes`, `no`, `on`, `off` are strings.
  package var scalar: YAMLScalar? { preconditionFailure("to come") }

  /// The value of a key of a mapping; nil where the key is absent or this is no mapping.
  package subscript(_ key: String) -> YAMLNode? { preconditionFailure("to come") }

  /// Keys and values of a mapping in file order; empty for anything else.
  package var entries: [(key: YAMLNode, value: YAMLNode)] { preconditionFailure("to come") }

  /// The members of a sequence; empty for anything else.
  package var items: [YAMLNode] { preconditionFailure("to come") }
}

/// A scalar by YAML 1.2's core schema.
package enum YAMLScalar: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case float(Double)
  case string(String)
}
