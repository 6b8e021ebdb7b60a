/// The words of a text, to tell whether it names something: case does not matter, and an id is a
/// word of its own (`pay` is not in `payments`, nor in `pay-roll`).
package struct MentionedWords {
  private let words: [[UInt8]]

  package init(_ texts: String...) {
    words = texts.flatMap { text in
      text.lowercased().utf8.split { !Self.isWord($0) }.map(Self.trimmed)
        .filter { !$0.isEmpty }
    }
  }

  /// The scope by its id, or the risk budget.
  package func name(_ scope: RiskScope) -> Bool {
    contains(scope.id) || contains("risk budget") || contains("risk-budget")
  }

  /// Whether the text holds the words of the phrase one after the other.
  package func contains(_ phrase: String) -> Bool {
    let wanted = MentionedWords(phrase).words
    guard !wanted.isEmpty, wanted.count <= words.count else { return false }
    return (0...(words.count - wanted.count)).contains { start in
      wanted.indices.allSatisfy { words[start + $0] == wanted[$0] }
    }
  }

  package func containsAny(_ phrases: Set<String>) -> Bool { phrases.contains(where: contains) }

  /// Letters, digits and what joins them in ids; anything outside of ASCII is a letter.
  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x80...: true
    default: false
    }
  }

  /// Without the marks that end a sentence.
  private static func trimmed(_ word: some Sequence<UInt8>) -> [UInt8] {
    var bytes = Array(word)
    while let last = bytes.last, last == 0x2D || last == 0x2E || last == 0x5F { bytes.removeLast() }
    return bytes
  }
}
