package import Model

extension Inline: ExpressibleByStringLiteral {
  package init(stringLiteral value: String) { self = .text(value) }
}

extension Inline: ExpressibleByStringInterpolation {}

extension Inline {
  /// Bold words.
  package static func bold(_ text: String) -> Inline { .strong([.text(text)]) }

  /// A day as ISO 8601, or a dash for none.
  package static func date(_ date: CivilDate?) -> Inline { .text(date?.description ?? "–") }

  /// Text a record states, or a dash where it states none.
  package static func stated(_ text: String?) -> Inline {
    guard let text, !text.isEmpty else { return "–" }
    return .text(text)
  }

  /// Items with a separator between them.
  package static func joined(_ parts: [[Inline]], by separator: String = ", ") -> [Inline] {
    Array(parts.joined(separator: [.text(separator)]))
  }
}

extension Block {
  package static func text(_ inlines: Inline...) -> Block { .paragraph(inlines) }
}

/// Numbers with their nouns.
package enum Count {
  /// `1 task`, `3 tasks`, `no tasks`.
  package static func of(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
    switch number {
    case 0: "no \(plural ?? noun + "s")"
    case 1: "1 \(noun)"
    default: "\(number.inGroups) \(plural ?? noun + "s")"
    }
  }
}
