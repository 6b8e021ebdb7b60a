import Formats

/// Spans of OpenTelemetry: batches of OTLP/JSON, or span objects as consoles and span stores
/// write them.
struct TraceReader: ForeignReader {
  let fallbackScope: String
  let opening: Set<String>

  func records(_ node: JSONNode) -> ForeignRecords {
    var records = ForeignRecords()
    if let batches = node.member("resourceSpans", "resource_spans") {
      for batch in batches.items { read(batch: batch, into: &records) }
    } else if let data = node["data"], !data.items.isEmpty {
      for span in data.items { read(object: span, into: &records) }
    } else if node.member("context", "span_id", "spanId") != nil {
      read(object: node, into: &records)
    } else if node.member("resourceLogs", "resourceMetrics") != nil {
      records.refuse("batch of logs or metrics", "only traces are imported")
    } else {
      records.refuse("record", "neither a batch of spans nor a span")
    }
    return records
  }

  // MARK: OTLP

  private func read(batch: JSONNode, into records: inout ForeignRecords) {
    let resource = batch["resource"]?["attributes"]?.items ?? []
    // The last name is that of the protocol before 1.0.
    let scopes = batch.member("scopeSpans", "scope_spans", "instrumentationLibrarySpans")
    for scopeSpans in scopes?.items ?? [] {
      let scope = scopeSpans.member("scope", "instrumentationLibrary")
      let name = scope?["name"]?.identifier ?? fallbackScope
      for span in scopeSpans["spans"]?.items ?? [] {
        read(span: span, scope: name, resource: resource, into: &records)
      }
    }
  }

  private func read(
    span node: JSONNode, scope: String, resource: [JSONNode], into records: inout ForeignRecords
  ) {
    guard let ids = ids(node.member("traceId", "trace_id"), node.member("spanId", "span_id"))
    else { return records.refuse("span", "it has no trace id or no span id") }
    let start = ForeignTime.nanoseconds(node.member("startTimeUnixNano", "start_time_unix_nano"))
    guard let start else { return records.refuse("span", "it has no start time") }
    var span = ForeignSpan(traceID: ids.trace, spanID: ids.span, scope: scope, start: start)
    span.parentID = parent(node.member("parentSpanId", "parent_span_id"), of: span)
    span.end = ForeignTime.nanoseconds(node.member("endTimeUnixNano", "end_time_unix_nano"))
    span.name = node["name"]?.identifier ?? ""
    span.outcome = outcome(node["status"]?["code"])
    for attribute in node["attributes"]?.items ?? [] { add(attribute, to: &span) }
    addEvents(node["events"]?.items ?? [], to: &span)
    for attribute in resource { add(attribute, to: &span) }
    records.spans.append(span)
  }

  private func add(_ attribute: JSONNode, prefix: String = "", to span: inout ForeignSpan) {
    guard let key = attribute["key"]?.string, let value = attribute["value"] else { return }
    span.attributes.add(prefix + key, Self.plain(value), opening: opening)
  }

  /// Attributes of the event `x` are called `event.x.…`; of its further occurrences
  /// `event.x.1.…`, `event.x.2.…`.
  private func addEvents(_ events: [JSONNode], to span: inout ForeignSpan) {
    var counts: [String: Int] = [:]
    for event in events {
      guard let name = event["name"]?.identifier else { continue }
      let count = counts[name, default: 0]
      counts[name] = count + 1
      let prefix = count == 0 ? "event.\(name)." : "event.\(name).\(count)."
      switch event["attributes"]?.value {
      case .array(let attributes): for item in attributes { add(item, prefix: prefix, to: &span) }
      case .object(let members):
        for (key, value) in members { span.attributes.add(prefix + key, value, opening: opening) }
      default: break
      }
    }
  }

  /// The value inside OTLP's `{"stringValue": …}`.
  private static func plain(_ node: JSONNode) -> JSONNode {
    guard case .object(let members) = node.value, let (name, inner) = members.first else {
      return node
    }
    let value: JSONNode.Value =
      switch (name, inner.value) {
      // Numbers of 64 bits are texts in this encoding.
      case ("intValue", .string(let digits)): Int64(digits) == nil ? .null : .number(digits)
      case ("arrayValue", _): .array((inner["values"]?.items ?? []).map(plain))
      case ("kvlistValue", _):
        .object(
          (inner["values"]?.items ?? []).compactMap { pair in
            pair["key"]?.string.flatMap { key in pair["value"].map { (key, plain($0)) } }
          })
      default: inner.value
      }
    return JSONNode(value: value, location: node.location)
  }

  // MARK: Span objects

  private func read(object node: JSONNode, into records: inout ForeignRecords) {
    let context = node["context"]
    let ids = ids(
      context?.member("trace_id", "traceId") ?? node.member("trace_id", "traceId"),
      context?.member("span_id", "spanId") ?? node.member("span_id", "spanId"))
    guard let ids else { return records.refuse("span", "it has no trace id or no span id") }
    let start = ForeignTime.stated(node.member("start_time", "startTime"))
    guard let start else { return records.refuse("span", "it has no start time") }
    let scope = node.member("scope", "instrumentation_scope")?["name"]?.identifier
    var span = ForeignSpan(
      traceID: ids.trace, spanID: ids.span, scope: scope ?? fallbackScope, start: start)
    span.parentID = parent(node.member("parent_id", "parentId", "parent_span_id"), of: span)
    span.end = ForeignTime.stated(node.member("end_time", "endTime"))
    span.name = node["name"]?.identifier ?? ""
    span.outcome = outcome(node["status"]?.member("status_code", "code") ?? node["status_code"])
    for (key, value) in node["attributes"]?.entries ?? [] {
      span.attributes.add(key, value, opening: opening)
    }
    addEvents(node["events"]?.items ?? [], to: &span)
    if let kind = node["span_kind"] { span.attributes.add("openinference.span.kind", kind) }
    for (key, value) in node["resource"]?["attributes"]?.entries ?? [] {
      span.attributes.add(key, value, opening: opening)
    }
    records.spans.append(span)
  }

  // MARK: Parts of both

  private func ids(_ trace: JSONNode?, _ span: JSONNode?) -> (trace: String, span: String)? {
    guard let trace = trace.flatMap(Self.id), let span = span.flatMap(Self.id) else { return nil }
    return (trace, span)
  }

  private func parent(_ node: JSONNode?, of span: ForeignSpan) -> String? {
    guard let id = node.flatMap(Self.id), id != span.spanID else { return nil }
    return id
  }

  /// Hexadecimal in small letters, without `0x`; nil for one that is all zeros.
  private static func id(_ node: JSONNode) -> String? {
    guard var text = node.identifier?.lowercased() else { return nil }
    if text.hasPrefix("0x") { text.removeFirst(2) }
    return text.utf8.allSatisfy { $0 == 0x30 } ? nil : text
  }

  private func outcome(_ node: JSONNode?) -> ForeignSpan.Outcome {
    switch node.flatMap(ForeignAttributes.scalar)?.uppercased() {
    case "2", "ERROR", "STATUS_CODE_ERROR": .error
    case "1", "OK", "STATUS_CODE_OK": .ok
    default: .unstated
    }
  }
}
