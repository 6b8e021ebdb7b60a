import Formats

/// One span as the alias table understands it: what it did, how it ended, what it used.
struct SpanReading {
  let span: ForeignSpan
  let table: AliasTable
  let operation: String
  /// The source's word, where the table does not know it.
  let unknownOperation: String?
  /// Whether anything in it says that an agent or a model acted.
  let isAction: Bool

  init(_ span: ForeignSpan, _ table: AliasTable) {
    self.span = span
    self.table = table
    let word = span.attributes.text(table.aliases(.op))
    let known = word.flatMap { table.operations[$0.lowercased()] }
    let inferred = Self.inferred(span, table)
    operation = known ?? inferred ?? "other"
    unknownOperation = known == nil ? word : nil
    isAction = !span.isTrace && (word != nil || inferred != nil)
  }

  /// By the attributes, where no word says it; nil where none speaks of an agent.
  private static func inferred(_ span: ForeignSpan, _ table: AliasTable) -> String? {
    func has(_ fields: NativeField...) -> Bool {
      fields.contains { span.attributes.first(table.aliases($0)) != nil }
    }
    if has(.toolName) { return "execute_tool" }
    if has(.agentID, .agentName) { return "invoke_agent" }
    if has(.model) { return "chat" }
    return has(.inputTokens, .outputTokens) ? "other" : nil
  }

  var isModelCall: Bool { NativeWord.modelCalls.contains(operation) }

  func text(_ field: NativeField) -> String? { span.attributes.text(table.aliases(field)) }

  func value(_ field: NativeField) -> (alias: String, value: JSONNode)? {
    span.attributes.first(table.aliases(field))
  }

  /// The class of an error; a sentence may tell of people and is none.
  var errorType: String? {
    guard status != "ok", let text = text(.errorType), text.utf8.count <= 200,
      !text.utf8.contains(where: { $0 <= 0x20 })
    else { return nil }
    return text
  }

  /// An error that the table calls a timeout, a denial or an end by somebody is that.
  var status: String {
    if let word = text(.status).flatMap({ table.statuses[$0.lowercased()] }), word != "error" {
      return word
    }
    guard span.outcome == .error || text(.status).map(isErrorWord) ?? false else { return "ok" }
    return text(.errorType).flatMap { table.statuses[$0.lowercased()] } ?? "error"
  }

  private func isErrorWord(_ word: String) -> Bool { table.statuses[word.lowercased()] == "error" }

  /// The amount as written; nil where the source states none.
  var cost: JSONValue? {
    guard let text = text(.cost), let amount = DecimalText.plain(text) else { return nil }
    return .object([
      ("amount", .string(amount)), ("currency", .string(table.currency)),
      ("source", .string(table.costSource)),
    ])
  }
}
