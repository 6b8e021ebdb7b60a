import Formats

/// Takes one JSON record of an export apart.
protocol ForeignReader {
  func records(_ node: JSONNode) -> ForeignRecords
}

extension AgentSource {
  func reader(_ table: AliasTable) -> any ForeignReader {
    let opening = Self.openable(table)
    return switch self {
    case .otel, .openinference: TraceReader(fallbackScope: rawValue, opening: opening)
    case .langfuse: LangfuseReader(opening: opening)
    case .litellm: LiteLLMReader(opening: opening)
    }
  }

  /// Names before a dot of an alias: their values may be texts that hold JSON.
  private static func openable(_ table: AliasTable) -> Set<String> {
    var names: Set<String> = []
    for alias in table.allAliases where !alias.hasSuffix("*") {
      let parts = alias.split(separator: ".")
      for count in 1..<max(parts.count, 1) {
        names.insert(parts.prefix(count).joined(separator: "."))
      }
    }
    return names
  }
}

extension JSONNode {
  /// A text that is not empty and short enough for an id.
  var identifier: String? {
    guard let text = ForeignAttributes.scalar(self), (1...256).contains(text.utf8.count) else {
      return nil
    }
    return text
  }

  /// The first of these members that is there and no null.
  func member(_ names: String...) -> JSONNode? {
    for name in names {
      guard let node = self[name] else { continue }
      if case .null = node.value { continue }
      return node
    }
    return nil
  }

  var isObject: Bool { if case .object = value { true } else { false } }
}
