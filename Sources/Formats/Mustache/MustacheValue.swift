/// What the names of a template stand for.
package indirect enum MustacheValue: Sendable {
  /// Known, and nothing: prints nothing, and a section of it is left out.
  case null
  case text(String)
  /// Digits as they are to be printed. Never escaped; 0 counts as true.
  case number(String)
  case bool(Bool)
  /// Markup that the program itself made in the format of the output: never escaped.
  case raw(String)
  case list([MustacheValue])
  /// A key with a dot in it cannot be named: a dot always leads into the value before it.
  case map([(String, MustacheValue)])
  case lookup(MustacheLookup)

  /// The text, or null.
  package static func optional(_ text: String?) -> MustacheValue {
    text.map(MustacheValue.text) ?? .null
  }

  package static func number(_ value: Int) -> MustacheValue { .number(String(value)) }
}

/// A map that is asked for names instead of being written out.
package struct MustacheLookup: Sendable {
  /// The value of a name: all that follows in the tag, dots and labels included
  /// (`os.tasks_completed` in `{{figures.os.tasks_completed}}`).
  package let find: @Sendable (String) -> MustacheValue?
  /// The names that `find` knows, for "did you mean".
  package let names: @Sendable () -> [String]

  package init(
    names: @escaping @Sendable () -> [String] = { [] },
    find: @escaping @Sendable (String) -> MustacheValue?
  ) {
    self.names = names
    self.find = find
  }
}

/// A name that does not resolve, and what might have been meant.
struct MustacheMiss {
  /// The part of the name that is known, with its dot.
  var prefix = ""
  var name: String
  var known: [String]
}

extension MustacheValue {
  /// Whether a section of it is rendered. Empty texts and lists are not.
  var isTrue: Bool {
    switch self {
    case .null: false
    case .bool(let flag): flag
    case .text(let text), .raw(let text): !text.isEmpty
    case .list(let items): !items.isEmpty
    case .number, .map, .lookup: true
    }
  }

  enum Member {
    case found(MustacheValue)
    /// The first part of the name is known here, the rest is not: the search ends, as the
    /// specification has it.
    case broken(MustacheMiss)
    case absent
  }

  /// The value of a dotted name.
  func member(_ name: String) -> Member {
    switch self {
    case .map(let entries):
      guard let dot = name.utf8.firstIndex(of: UInt8(ascii: ".")) else {
        return entries.first { $0.0 == name }.map { .found($0.1) } ?? .absent
      }
      let head = String(name[..<dot])
      for (key, value) in entries where key == head {
        return value.rest(String(name[dot...].dropFirst()), after: "\(head).")
      }
      return .absent
    case .lookup(let lookup): return lookup.find(name).map(Member.found) ?? .absent
    default: return .absent
    }
  }

  private func rest(_ name: String, after prefix: String) -> Member {
    switch member(name) {
    case .found(let value): return .found(value)
    case .broken(var miss):
      miss.prefix = prefix + miss.prefix
      return .broken(miss)
    case .absent: return .broken(MustacheMiss(prefix: prefix, name: name, known: names))
    }
  }

  /// The names that this value can be asked for.
  var names: [String] {
    switch self {
    case .map(let entries): entries.map(\.0)
    case .lookup(let lookup): lookup.names()
    default: []
    }
  }
}
