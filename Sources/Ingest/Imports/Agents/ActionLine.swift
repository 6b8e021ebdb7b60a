import Formats
import Model

/// The line of one action, its members in the order of the format's description.
struct ActionLine {
  let reading: SpanReading
  let unit: String
  let workflow: String
  let parent: String?
  let agent: String
  let subject: JSONValue
  let session: String?
  let usage: TokenUsage?
  /// Whether spans below this one have tokens, so that its own count nothing.
  let repeatsUsage: Bool
  let source: AgentSource
  let content: ContentText

  private var span: ForeignSpan { reading.span }

  /// The same with hashes in the place of texts.
  var withoutContent: ActionLine {
    ActionLine(
      reading: reading, unit: unit, workflow: workflow, parent: parent, agent: agent,
      subject: subject, session: session, usage: usage, repeatsUsage: repeatsUsage,
      source: source, content: ContentText(keepsText: false))
  }

  var json: JSONValue {
    Self.stated(head + what + model + tool + blobs + [("cost", cost), ("x", extra)])
  }

  private var head: [(String, JSONValue?)] {
    [
      ("schema", .string("govpack.log/1")), ("type", .string("action")), ("id", .string(span.id)),
      ("ts", .string(span.start.description)),
      ("end_ts", span.end.map { .string($0.description) }), ("workflow_id", .string(workflow)),
      ("unit_id", .string(unit)), ("run_id", .string(span.traceID)),
      ("parent_id", parent.map(JSONValue.string)),
      ("agent", agentObject), ("subject", subject),
    ]
  }

  private var agentObject: JSONValue {
    Self.stated([
      ("id", .string(agent)), ("name", text(.agentName)), ("version", text(.agentVersion)),
    ])
  }

  private var what: [(String, JSONValue?)] {
    [
      ("op", .string(reading.operation)), ("status", .string(reading.status)),
      ("error_type", reading.errorType.map(JSONValue.string)), ("prompt", prompt),
    ]
  }

  private var prompt: JSONValue? {
    let hash = reading.value(.promptText).map { found in
      let bytes =
        found.value.string.map { Array($0.utf8) }
        ?? JSONWriter.compact(ContentText.json(found.value))
      return JSONValue.string(SHA256.hexadecimal(of: bytes))
    }
    return Self.object([
      ("name", text(.promptName)), ("version", text(.promptVersion)), ("sha256", hash),
    ])
  }

  // MARK: Model

  private var model: [(String, JSONValue?)] {
    let requested = reading.text(.requestedModel)
    guard let name = reading.text(.model) ?? requested else {
      return [("usage", writtenUsage), ("sources", sources)]
    }
    let model = Self.stated([
      ("provider", text(.provider)), ("requested", requested.map(JSONValue.string)),
      ("name", .string(name)), ("params", parameters),
    ])
    return [("model", model), ("usage", writtenUsage), ("sources", sources)]
  }

  private var writtenUsage: JSONValue? { repeatsUsage ? nil : usage?.json }
  private var cost: JSONValue? { repeatsUsage ? nil : reading.cost }

  /// Numbers and short words only: whatever else is set may be content.
  private var parameters: JSONValue? {
    Self.object(
      reading.table.parameters.map { name, aliases in
        (name, reading.span.attributes.text(aliases).flatMap(Self.setting))
      })
  }

  private static func setting(_ text: String) -> JSONValue? {
    if text == "true" || text == "false" { return .bool(text == "true") }
    if let number = DecimalText.plain(text) { return isNumber(number) ? .decimal(number) : nil }
    return text.utf8.count <= 64 ? .string(text) : nil
  }

  /// As JSON has it: no needless zero in front.
  private static func isNumber(_ text: String) -> Bool {
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
    return !(digits.count > 1 && digits.first == 0x30 && digits.dropFirst().first != 0x2E)
  }

  private var sources: JSONValue? {
    guard let (_, node) = reading.value(.sources) else { return nil }
    let documents = RetrievedDocuments.read(node)
    return documents.isEmpty ? nil : .array(documents)
  }

  // MARK: Tool and content

  private var tool: [(String, JSONValue?)] {
    guard reading.operation == "execute_tool" else { return [] }
    let fallback = span.name.isEmpty ? "unnamed" : span.name
    let tool = Self.stated([
      ("name", .string(reading.text(.toolName) ?? fallback)), ("call_id", text(.toolCall)),
      ("endpoint", text(.toolEndpoint)),
      ("params", content.blob(reading.value(.toolParameters), of: span)),
      ("success", .bool(reading.status == "ok")),
      ("result", content.blob(reading.value(.toolResult), of: span)),
    ])
    return [("tool", tool)]
  }

  private var blobs: [(String, JSONValue?)] {
    if reading.operation == "execute_tool" { return [] }
    return [
      ("input", content.blob(reading.value(.input), of: span)),
      ("output", content.blob(reading.value(.output), of: span)),
    ]
  }

  private var extra: JSONValue {
    Self.stated([
      ("source", .string(source.rawValue)), ("scope", .string(span.scope)),
      ("name", span.name.isEmpty ? nil : .string(span.name)),
      ("op", reading.unknownOperation.map(JSONValue.string)),
      ("session", session.map(JSONValue.string)),
      ("repeated_usage", repeatsUsage ? usage?.json : nil),
      ("repeated_cost", repeatsUsage ? reading.cost : nil),
    ])
  }

  // MARK: Parts

  private func text(_ field: NativeField) -> JSONValue? {
    reading.text(field).map(JSONValue.string)
  }

  static func stated(_ members: [(String, JSONValue?)]) -> JSONValue {
    .object(members.compactMap { name, value in value.map { (name, $0) } })
  }

  private static func object(_ members: [(String, JSONValue?)]) -> JSONValue? {
    members.allSatisfy { $0.1 == nil } ? nil : stated(members)
  }
}
