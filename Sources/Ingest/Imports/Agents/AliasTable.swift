import Model

/// What the attributes, operations, states and scores of a source are called in the log: data, so
/// that a workspace can extend it (`Templates/import/SOURCE.yaml`).
package struct AliasTable: Sendable {
  /// A rule that says which values of a score are a defect.
  struct ScoreRule: Sendable {
    var name: NamePattern
    var defectAbove: Rational?
    var defectBelow: Rational?
    /// Categorical values, compared as written.
    var defectValues: [String] = []
  }

  /// Foreign names by native field; of several that a span has, the first is used.
  var fields: [String: [String]] = [:]
  /// Foreign names by the name of a call's setting, in the order of the file.
  var parameters: [(name: String, aliases: [String])] = []
  /// Native words by foreign ones.
  var operations: [String: String] = [:]
  var statuses: [String: String] = [:]
  /// Counts that the source does not include in its input or output.
  var exclusive: Set<String> = []
  var currency = "USD"
  var costSource = "table"
  var scoreRules: [ScoreRule] = []
  /// The purpose of the review that a score becomes, by where the score comes from.
  var scorePurposes: [String: String] = [:]
  /// Names that are known and have no place in the log.
  var ignored: [NamePattern] = []

  func aliases(_ field: NativeField) -> [String] { fields[field.rawValue] ?? [] }

  /// Every foreign name, those of settings included.
  var allAliases: [String] { fields.values.flatMap { $0 } + parameters.flatMap(\.aliases) }

  func rule(forScore name: String) -> ScoreRule? {
    scoreRules.first { $0.name.matches(name) }
  }
}

/// A name, or one with `*` for any run of bytes at its start or end.
struct NamePattern: Hashable, Sendable {
  private let middle: [UInt8]
  private let isOpenBefore: Bool
  private let isOpenAfter: Bool

  init(_ text: String) {
    var bytes = Array(text.utf8)
    isOpenBefore = bytes.first == UInt8(ascii: "*")
    if isOpenBefore { bytes.removeFirst() }
    isOpenAfter = bytes.last == UInt8(ascii: "*")
    if isOpenAfter { bytes.removeLast() }
    middle = bytes
  }

  func matches(_ name: String) -> Bool {
    let name = Array(name.utf8)
    switch (isOpenBefore, isOpenAfter) {
    case (false, false): return name == middle
    case (false, true): return name.starts(with: middle)
    case (true, false): return name.suffix(middle.count).elementsEqual(middle)
    case (true, true): return occurs(in: name)
    }
  }

  private func occurs(in name: [UInt8]) -> Bool {
    guard name.count >= middle.count else { return false }
    return (0...(name.count - middle.count)).contains { name[$0...].starts(with: middle) }
  }
}
