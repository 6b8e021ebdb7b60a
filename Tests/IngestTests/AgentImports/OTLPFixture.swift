/// Synthetic spans as OTLP/JSON.
struct OTLPFixture {
  static let trace = "0123456789abcdef0123456789abcdef"

  var id: String
  var parent: String?
  var start = 1_000
  var end: Int? = 2_000
  var status = ""
  var events = ""
  /// Values as they stand in the text, such as `{"intValue":"3"}`; a plain word is a text.
  var attributes: [String: String] = [:]
  var trace = OTLPFixture.trace

  private var json: String {
    let list = attributes.sorted { $0.key < $1.key }.map { key, value in
      let value = value.hasPrefix("{") ? value : "{\"stringValue\":\"\(value)\"}"
      return "{\"key\":\"\(key)\",\"value\":\(value)}"
    }
    var members = [
      "\"traceId\":\"\(trace)\"", "\"spanId\":\"\(id)\"", "\"name\":\"span \(id)\"",
      "\"startTimeUnixNano\":\"\(1_760_000_000_000 + start)000000\"",
      "\"attributes\":[\(list.joined(separator: ","))]",
    ]
    if let parent { members.append("\"parentSpanId\":\"\(parent)\"") }
    if let end { members.append("\"endTimeUnixNano\":\"\(1_760_000_000_000 + end)000999\"") }
    if !status.isEmpty { members.append("\"status\":\(status)") }
    if !events.isEmpty { members.append("\"events\":[\(events)]") }
    return "{\(members.joined(separator: ","))}"
  }

  /// One line of a file.
  static func line(_ spans: [OTLPFixture], scope: String = "fixture") -> String {
    let list = spans.map(\.json).joined(separator: ",")
    return "{\"resourceSpans\":[{\"resource\":{\"attributes\":[{\"key\":\"service.name\","
      + "\"value\":{\"stringValue\":\"shop\"}}]},\"scopeSpans\":[{\"scope\":{\"name\":\"\(scope)\"}"
      + ",\"spans\":[\(list)]}]}]}\n"
  }

  static func count(_ number: Int) -> String { "{\"intValue\":\"\(number)\"}" }

  /// A call of a model with tokens.
  static func call(
    _ id: String, parent: String? = nil, input: Int, output: Int, more: [String: String] = [:]
  ) -> OTLPFixture {
    let own = [
      "gen_ai.operation.name": "chat", "gen_ai.request.model": "m-1",
      "gen_ai.usage.input_tokens": count(input), "gen_ai.usage.output_tokens": count(output),
    ]
    return OTLPFixture(
      id: id, parent: parent, attributes: own.merging(more) { _, new in new })
  }
}
