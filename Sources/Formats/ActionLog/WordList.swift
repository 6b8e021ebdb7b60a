import CLineScan

/// A closed vocabulary, to be looked up by bytes.
struct WordList: Sendable {
  private let words: [gp_word]

  /// Words of at most 24 bytes.
  init(_ words: [String]) {
    self.words = words.map { word in
      precondition(word.utf8.count <= 24, "a word of a vocabulary has at most 24 bytes")
      // The comparison takes eight bytes at a time.
      let padded = Array(word.utf8) + [UInt8](repeating: 0, count: 24)
      return unsafe padded.withUnsafeBufferPointer { buffer in
        unsafe buffer.baseAddress.map { unsafe gp_word_of($0, Int32(word.utf8.count)) } ?? gp_word()
      }
    }
  }

  /// The place of a word; nil for one that is not in the list. Up to 16 bytes behind the text may
  /// be read.
  func index(_ text: UnsafePointer<UInt8>, length: Int32) -> UInt8? {
    let word = unsafe gp_word_of(text, length)
    for index in words.indices {
      let here = words[index]
      if here.length == word.length, here.head == word.head, here.middle == word.middle,
        here.tail == word.tail
      {
        return UInt8(index)
      }
    }
    return nil
  }
}
