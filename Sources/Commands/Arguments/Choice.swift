/// Words that a flag accepts, by the type they mean.
enum Choice {
  /// The case of that word. Throws a usage failure that lists the words.
  static func read<Value: RawRepresentable<String> & CaseIterable>(
    _ word: String, flag: String, as type: Value.Type = Value.self
  ) throws(CommandFailure) -> Value {
    if let value = Value(rawValue: word) { return value }
    let words = Value.allCases.map(\.rawValue).joined(separator: ", ")
    throw .usage("--\(flag) is \"\(word)\"", hint: "one of: \(words)")
  }
}
