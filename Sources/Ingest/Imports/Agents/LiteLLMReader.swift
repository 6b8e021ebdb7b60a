import Formats

/// Calls as the LiteLLM proxy logs them: standard logging payloads, alone or where its callbacks
/// have them, and rows of its spend logs.
struct LiteLLMReader: ForeignReader {
  let opening: Set<String>

  func records(_ node: JSONNode) -> ForeignRecords {
    var records = ForeignRecords()
    if let rows = node["data"]?.items, !rows.isEmpty {
      for row in rows { read(row, into: &records) }
    } else {
      let inner = node["standard_logging_object"] ?? node["kwargs"]?["standard_logging_object"]
      read(inner ?? node, into: &records)
    }
    return records
  }

  private func read(_ node: JSONNode, into records: inout ForeignRecords) {
    let id = node.member("id", "request_id", "call_id", "litellm_call_id")?.identifier
    guard let id, node.member("call_type", "model") != nil else {
      return records.refuse("record", "no call with an id")
    }
    guard let start = ForeignTime.stated(node.member("startTime", "start_time")) else {
      return records.refuse("call", "it has no start time")
    }
    let trace = node.member("trace_id", "session_id")?.identifier ?? id
    var span = ForeignSpan(traceID: trace, spanID: id, scope: "litellm", start: start)
    span.end = ForeignTime.stated(node.member("endTime", "end_time"))
    span.name = node["call_type"]?.identifier ?? ""
    for (key, value) in node.entries { span.attributes.add(key, value, opening: opening) }
    let status = node["status"] ?? span.attributes["metadata.status"]
    span.outcome = status?.string == "failure" ? .error : .ok
    records.spans.append(span)
  }
}
