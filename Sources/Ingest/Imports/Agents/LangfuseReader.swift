import Formats
import Model

/// Langfuse's exports: a trace with its observations and scores, or rows of traces, observations
/// or scores, in the spelling of the API (`traceId`) or of exported tables (`trace_id`).
struct LangfuseReader: ForeignReader {
  let opening: Set<String>

  func records(_ node: JSONNode) -> ForeignRecords {
    var records = ForeignRecords()
    read(node, into: &records)
    return records
  }

  private func read(_ node: JSONNode, into records: inout ForeignRecords) {
    if let trace = node["trace"], trace.isObject {
      let rows = node["observations"]?.items ?? []
      for row in rows { read(observation: row, into: &records) }
      for row in node["scores"]?.items ?? [] { read(score: row, into: &records) }
      // The observations beside the trace have their inputs and outputs, those in it have not.
      read(trace: trace, withObservations: rows.isEmpty, into: &records)
    } else if let rows = node["data"]?.items, !rows.isEmpty {
      for row in rows { read(row, into: &records) }
    } else if node.member("traceId", "trace_id") != nil {
      let isObservation = node.member("startTime", "start_time") != nil
      isObservation
        ? read(observation: node, into: &records) : read(score: node, into: &records)
    } else if node["id"] != nil, node["timestamp"] != nil {
      read(trace: node, into: &records)
    } else {
      records.refuse("record", "neither a trace nor an observation nor a score")
    }
  }

  private func read(
    trace node: JSONNode, withObservations: Bool = true, into records: inout ForeignRecords
  ) {
    let rows = withObservations ? node["observations"]?.items ?? [] : []
    for row in rows where row.isObject { read(observation: row, into: &records) }
    for row in node["scores"]?.items ?? [] where row.isObject { read(score: row, into: &records) }
    guard let id = node["id"]?.identifier else { return records.refuse("trace", "it has no id") }
    guard let start = ForeignTime.stated(node["timestamp"]) else {
      return records.refuse("trace", "it has no time")
    }
    var span = ForeignSpan(traceID: id, spanID: "", scope: "langfuse", start: start)
    for (key, value) in node.entries
    where !["observations", "scores", "id", "timestamp", "input", "output"].contains(key) {
      span.attributes.add("trace.\(key)", value, opening: opening)
    }
    records.spans.append(span)
  }

  private func read(observation node: JSONNode, into records: inout ForeignRecords) {
    guard let trace = node.member("traceId", "trace_id")?.identifier,
      let id = node["id"]?.identifier
    else { return records.refuse("observation", "it has no id or no trace id") }
    guard let start = ForeignTime.stated(node.member("startTime", "start_time")) else {
      return records.refuse("observation", "it has no start time")
    }
    var span = ForeignSpan(traceID: trace, spanID: id, scope: "langfuse", start: start)
    let parent = node.member("parentObservationId", "parent_observation_id")?.identifier
    // What has no parent stands below its trace.
    span.parentID = parent == id ? "" : parent ?? ""
    span.end = ForeignTime.stated(node.member("endTime", "end_time"))
    span.name = node["name"]?.identifier ?? ""
    span.outcome = node["level"]?.string == "ERROR" ? .error : .ok
    for (key, value) in node.entries where !Self.isEmpty(value) {
      span.attributes.add(key, value, opening: opening)
    }
    if let scope = span.attributes["metadata.scope.name"]?.identifier { span.scope = scope }
    records.spans.append(span)
  }

  /// `{}` and `[]` stand for what was not logged.
  private static func isEmpty(_ node: JSONNode) -> Bool {
    switch node.value {
    case .object(let members): members.isEmpty
    case .array(let items): items.isEmpty
    default: false
    }
  }

  private func read(score node: JSONNode, into records: inout ForeignRecords) {
    guard let id = node["id"]?.identifier,
      let trace = node.member("traceId", "trace_id")?.identifier
    else { return records.refuse("score", "it has no id or is of no trace") }
    let value = ["stringValue", "string_value", "value"].lazy
      .compactMap { node[$0].flatMap(ForeignAttributes.scalar) }.first { !$0.isEmpty }
    let time = ForeignTime.stated(node.member("timestamp", "createdAt", "created_at"))
    guard let name = node["name"]?.identifier, let value, let time else {
      return records.refuse("score", "it has no name, no value or no time")
    }
    records.scores.append(
      ForeignScore(
        id: id, traceID: trace,
        spanID: node.member("observationId", "observation_id")?.identifier, name: name,
        value: value, origin: node["source"]?.identifier ?? "API",
        author: node.member("authorUserId", "author_user_id")?.identifier,
        comment: node["comment"], time: time))
  }
}
