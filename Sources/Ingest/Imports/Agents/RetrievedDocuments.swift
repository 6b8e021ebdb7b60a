import Diagnostics
import Formats

/// Documents that a retrieval gave: a list of objects, or attributes such as `0.document.id`.
enum RetrievedDocuments {
  static func read(_ node: JSONNode) -> [JSONValue] {
    if case .array(let items) = node.value { return items.compactMap(document) }
    if let text = node.string, text.utf8.first == UInt8(ascii: "["), text.utf8.count <= 1 << 20 {
      let file = SourceFile(path: "", text: text)
      return JSONReader.parse(file, log: DiagnosticLog())?.items.compactMap(document) ?? []
    }
    return node.entries.compactMap { numbered($0, in: node) }.sorted { $0.number < $1.number }
      .map(\.document)
  }

  private static func document(_ node: JSONNode) -> JSONValue? {
    let node = node["document"] ?? node
    guard let id = node.member("id", "document_id", "document.id")?.identifier else { return nil }
    return value(id: id, score: node.member("score", "document.score"))
  }

  private static func numbered(
    _ entry: (key: String, value: JSONNode), in node: JSONNode
  ) -> (number: Int, document: JSONValue)? {
    let parts = entry.key.split(separator: ".", maxSplits: 1)
    guard parts.count == 2, parts[1] == "document.id", let number = Int(parts[0]),
      let id = entry.value.identifier
    else { return nil }
    return (number, value(id: id, score: node["\(number).document.score"]))
  }

  private static func value(id: String, score: JSONNode?) -> JSONValue {
    let number = score.flatMap(ForeignAttributes.scalar).flatMap(DecimalText.plain)
    return ActionLine.stated([
      ("kind", .string("doc")), ("id", .string(id)), ("score", number.map(JSONValue.decimal)),
    ])
  }
}
