/// Turns words into what was typed: `--flag value`, `--flag=value`, `-h`, and `--` before words
/// that only look like flags. It knows no meaning.
struct ArgumentParser {
  let flags: [Flag]

  /// Throws a usage failure at the first word that fits no flag.
  func parse(_ words: some Sequence<String>) throws(CommandFailure) -> TypedArguments {
    var typed = TypedArguments()
    var rest = Array(words)[...]
    while let word = rest.popFirst() {
      if word == "--" {
        typed.operands += rest
        return typed
      }
      guard word.utf8.first == UInt8(ascii: "-"), word.utf8.count > 1 else {
        typed.operands.append(word)
        continue
      }
      try read(word, &rest, into: &typed)
    }
    return typed
  }

  private func read(
    _ word: String, _ rest: inout ArraySlice<String>, into typed: inout TypedArguments
  ) throws(CommandFailure) {
    let (name, attached) = Self.split(word)
    guard let flag = flags.first(where: { Self.matches(name, $0) }) else {
      throw .unknown("flag", name, among: flags.map { "--\($0.name)" })
    }
    guard let placeholder = flag.value else {
      if attached != nil { throw .usage("--\(flag.name) takes no value") }
      return flag.update(&typed, "")
    }
    guard let value = attached ?? rest.popFirst(), attached != nil || value != "--" else {
      throw .usage(
        "--\(flag.name) needs a value (\(placeholder))",
        hint: "for instance --\(flag.name) \(flag.example)")
    }
    guard !value.isEmpty else { throw .usage("--\(flag.name) is empty") }
    flag.update(&typed, value)
  }

  /// The flag's word, and what follows a first `=`.
  private static func split(_ word: String) -> (name: String, value: String?) {
    guard let equals = word.utf8.firstIndex(of: UInt8(ascii: "=")) else { return (word, nil) }
    return (String(word[..<equals]), String(word[word.utf8.index(after: equals)...]))
  }

  private static func matches(_ word: String, _ flag: Flag) -> Bool {
    word == "--\(flag.name)" || flag.letter.map { word == "-\($0)" } ?? false
  }
}
