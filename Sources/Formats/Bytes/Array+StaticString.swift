extension [UInt8] {
  /// Adds words of the program itself.
  package mutating func add(_ words: StaticString) {
    words.withUTF8Buffer { unsafe append(contentsOf: $0) }
  }
}
