/// Whether a text that people wrote speaks of a record.
package enum Mention {
  /// Whether the text holds the id as a word of its own: `INV_003`, not as a part of `INV_0031`.
  package static func of(_ id: String, in text: String) -> Bool {
    text.utf8.split { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x80...: false
      default: true
      }
    }
    .contains { word in
      word.elementsEqual(id.utf8)
        // The full stop of a sentence is no part of the id before it.
        || (word.last == 0x2E && word.dropLast().elementsEqual(id.utf8))
    }
  }
}
