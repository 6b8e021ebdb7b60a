/// Where traces of agents come from.
package enum AgentSource: String, CaseIterable, Sendable {
  /// OTLP/JSON with the GenAI conventions of OpenTelemetry.
  case otel
  /// The same carrier, or span objects, with the OpenInference conventions.
  case openinference
  /// Traces, observations and scores out of Langfuse.
  case langfuse
  /// Standard logging payloads or spend logs of the LiteLLM proxy.
  case litellm

  /// As its makers write it.
  package var title: String {
    switch self {
    case .otel: "OpenTelemetry"
    case .openinference: "OpenInference"
    case .langfuse: "Langfuse"
    case .litellm: "LiteLLM"
    }
  }

  /// The alias table, below `Templates/`.
  package var tableName: String { "import/\(rawValue).yaml" }

  /// Whether a trace has a root whose end is the end of the work.
  var knowsUnits: Bool { self != .litellm }
}
