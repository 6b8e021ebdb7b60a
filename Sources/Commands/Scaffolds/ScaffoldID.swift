import Model

/// The id of a new record: as given, or the next that is free.
enum ScaffoldID {
  /// Throws a usage failure for an id that could not be a file's name, and for one that is taken.
  static func resolve(
    _ typed: String?, of kind: ScaffoldKind, taken: [String], today: CivilDate
  ) throws(CommandFailure) -> String {
    if let typed {
      try check(typed)
      if taken.contains(typed) {
        throw .usage("\(typed) is taken already")
      }
      return typed
    }
    switch kind.numbering {
    case .counted(let prefix, let digits):
      let numbers = taken.compactMap { number($0, after: prefix) }
      return prefix + padded((numbers.max() ?? 0) + 1, digits)
    case .dated(let prefix):
      let stem = "\(prefix)_\(today.description.filter { $0 != "-" })_"
      var number = 1
      while taken.contains(stem + padded(number, 3)) { number += 1 }
      return stem + padded(number, 3)
    case .named(let example):
      throw .usage(
        "a new \(kind.rawValue) needs a name",
        hint: "for instance `govpack new \(kind.rawValue) \(example)`")
    }
  }

  /// Ids become names of files: letters, digits, `.`, `_` and `-`, at most 100 of them.
  static func check(_ id: String) throws(CommandFailure) {
    let isPlain = id.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F: true
      default: false
      }
    }
    guard isPlain, let first = id.utf8.first, first >= 0x30, id.utf8.count <= 100 else {
      throw .usage(
        "\"\(id)\" can be no id", hint: "letters, digits, '.', '_' and '-', at most 100 of them")
    }
  }

  /// The number at the head of what follows the prefix: 17 of `ADR-0017-lines`.
  private static func number(_ id: String, after prefix: String) -> Int? {
    guard id.hasPrefix(prefix) else { return nil }
    let digits = id.utf8.dropFirst(prefix.utf8.count).prefix { (0x30...0x39).contains($0) }
    return digits.count <= 9 ? Int(String(decoding: digits, as: UTF8.self)) : nil
  }

  private static func padded(_ number: Int, _ digits: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }
}
