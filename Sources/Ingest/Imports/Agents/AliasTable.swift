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
