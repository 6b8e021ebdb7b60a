package import Diagnostics
import Formats
import Model

/// Reads alias tables: the built-in one, then the workspace's own, whose names go before the
/// built-in ones and whose words replace them. What is wrong with a table is a diagnostic at its
/// line, and the rest of it is used.
package struct AliasTableReader {
  private static let keys = [
    "format", "currency", "cost_source", "replace", "fields", "ops", "statuses", "exclusive",
    "scores", "score_purposes", "ignore",
  ]
  private static let format = "govpack.import/1"

  private let log: DiagnosticLog
  private var table = AliasTable()

  private init(log: DiagnosticLog) { self.log = log }

  package static func table(
    builtIn: SourceFile, own: SourceFile?, log: DiagnosticLog
  ) -> AliasTable {
    var reader = Self(log: log)
    for file in [builtIn, own].compactMap({ $0 }) { reader.read(file) }
    return reader.table
  }

  private mutating func read(_ file: SourceFile) {
    guard let root = YAMLDocument.parse(file, log: log).root else { return }
    guard root.kind == .mapping else {
      log.add(.badShape("the table", "a mapping", at: root.location))
      return
    }
    for (key, _) in root.entries where !Self.keys.contains(key.string ?? "") {
      log.add(.unknownName(key.string ?? "", "key", among: Self.keys, at: key.location))
    }
    if let node = root["format"], !node.hasText(Self.format) {
      log.add(.badShape("'format'", Self.format, at: node.location))
    }
    readWords(root)
    for node in texts(root["replace"], "'replace'") { replace(node) }
    for (key, value) in entries(root["fields"], "'fields'") { add(key, value) }
    readLists(root)
  }

  // MARK: Fields

  private mutating func replace(_ node: YAMLNode) {
    let name = node.string ?? ""
    guard isField(name, at: node) else { return }
    table.fields[name] = nil
    table.parameters.removeAll { NativeField.parameterPrefix + $0.name == name }
  }

  private mutating func add(_ key: YAMLNode, _ value: YAMLNode) {
    let name = key.string ?? ""
    guard isField(name, at: key) else { return }
    let aliases = texts(value, "'\(name)'").compactMap(\.string)
    guard name.hasPrefix(NativeField.parameterPrefix) else {
      table.fields[name] = aliases + (table.fields[name] ?? [])
      return
    }
    let parameter = String(name.dropFirst(NativeField.parameterPrefix.count))
    if let index = table.parameters.firstIndex(where: { $0.name == parameter }) {
      table.parameters[index].aliases = aliases + table.parameters[index].aliases
    } else {
      table.parameters.append((parameter, aliases))
    }
  }

  private func isField(_ name: String, at node: YAMLNode) -> Bool {
    if name.hasPrefix(NativeField.parameterPrefix) || NativeField(rawValue: name) != nil {
      return true
    }
    let known = NativeField.allCases.map(\.rawValue)
    log.add(.unknownName(name, "field of the log", among: known, at: node.location))
    return false
  }

  // MARK: Words

  private mutating func readWords(_ root: YAMLNode) {
    if let node = root["currency"] {
      if let code = node.string, Currency.isCode(code) {
        table.currency = code
      } else {
        log.add(.badShape("'currency'", "three capital letters", at: node.location))
      }
    }
    if let word = word(root["cost_source"], "source of a cost", NativeWord.costSources) {
      table.costSource = word
    }
    for (key, value) in entries(root["ops"], "'ops'") {
      guard let name = key.string,
        let word = word(value, "operation of the log", NativeWord.operations)
      else { continue }
      table.operations[name.lowercased()] = word
    }
    for (key, value) in entries(root["statuses"], "'statuses'") {
      guard let name = key.string, let word = word(value, "status of the log", NativeWord.statuses)
      else { continue }
      table.statuses[name.lowercased()] = word
    }
    let purposes = NativeWord.purposes + ["none"]
    for (key, value) in entries(root["score_purposes"], "'score_purposes'") {
      guard let name = key.string, let word = word(value, "purpose of a review", purposes)
      else { continue }
      table.scorePurposes[name] = word
    }
  }

  private func word(_ node: YAMLNode?, _ noun: String, _ known: [String]) -> String? {
    guard let node else { return nil }
    if let word = node.string, known.contains(word) { return word }
    log.add(.unknownName(node.string ?? "", noun, among: known, at: node.location))
    return nil
  }

  // MARK: Lists

  private mutating func readLists(_ root: YAMLNode) {
    table.exclusive.formUnion(texts(root["exclusive"], "'exclusive'").compactMap(\.string))
    table.ignored += texts(root["ignore"], "'ignore'").compactMap(\.string).map(NamePattern.init)
    guard let scores = root["scores"] else { return }
    guard scores.kind == .sequence else {
      log.add(.badShape("'scores'", "a list", at: scores.location))
      return
    }
    table.scoreRules.insert(contentsOf: scores.items.compactMap(scoreRule), at: 0)
  }

  private func scoreRule(_ node: YAMLNode) -> AliasTable.ScoreRule? {
    let values = texts(node["defect_values"], "'defect_values'").compactMap(\.string)
    let above = node["defect_above"]?.string.flatMap { Rational(decimal: $0) }
    let below = node["defect_below"]?.string.flatMap { Rational(decimal: $0) }
    guard let name = node["name"]?.string, above != nil || below != nil || !values.isEmpty else {
      let shape = "a mapping of 'name' and 'defect_above', 'defect_below' or 'defect_values'"
      log.add(.badShape("a rule of 'scores'", shape, at: node.location))
      return nil
    }
    return AliasTable.ScoreRule(
      name: NamePattern(name), defectAbove: above, defectBelow: below, defectValues: values)
  }

  private func texts(_ node: YAMLNode?, _ name: String) -> [YAMLNode] {
    guard let node else { return [] }
    let items = node.kind == .sequence ? Array(node.items) : []
    guard node.kind == .sequence, items.allSatisfy({ $0.string != nil }) else {
      log.add(.badShape(name, "a list of names", at: node.location))
      return []
    }
    return items
  }

  private func entries(_ node: YAMLNode?, _ name: String) -> [(key: YAMLNode, value: YAMLNode)] {
    guard let node else { return [] }
    if node.kind != .mapping { log.add(.badShape(name, "a mapping", at: node.location)) }
    return Array(node.entries)
  }
}

/// ISO 4217.
private enum Currency {
  static func isCode(_ text: String) -> Bool {
    text.utf8.count == 3 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
  }
}

extension Diagnostic {
  fileprivate static func badShape(
    _ what: String, _ shape: String, at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic("GP7100", .error, "\(what) of an alias table must be \(shape)", at: place)
  }

  fileprivate static func unknownName(
    _ name: String, _ noun: String, among known: [String], at place: SourceLocation
  ) -> Diagnostic {
    let near = Suggestion.nearest(to: name, among: known)
    return Diagnostic(
      "GP7101", .error, "'\(Words.shortened(name))' is no \(noun)", at: place,
      length: max(1, name.utf8.count), hint: near.map { "did you mean '\($0)'?" })
  }
}
