/// A parser, and what must hold of whatever it is given.
protocol FuzzTarget {
  /// Ends the process where something does not hold.
  func take(_ bytes: [UInt8])
}

/// Every target, one line each; `Corpus/` holds a folder of first inputs for each.
enum FuzzTargetCatalog {
  private static let all: [(name: String, make: @Sendable () -> any FuzzTarget)] = [
    ("action-lines", { ActionLinesTarget() }),
    ("action-log", { ActionLogTarget() }),
    ("audit", { AuditTarget() }),
    ("compression", { CompressionTarget() }),
    ("csv", { CSVTarget() }),
    ("front-matter", { FrontMatterTarget() }),
    ("json", { JSONTarget() }),
    ("ledger", { LedgerTarget() }),
    ("markdown", { MarkdownTarget() }),
    ("mustache", { MustacheTarget() }),
    ("normal-markdown", { NormalMarkdownTarget() }),
    ("records", { RecordsTarget() }),
    ("settings", { SettingsTarget() }),
    ("time-zones", { TimeZonesTarget() }),
    ("yaml", { YAMLTarget() }),
  ]

  static var names: [String] { all.map(\.name) }

  static func target(_ name: String) -> (any FuzzTarget)? {
    all.first { $0.name == name }?.make()
  }
}
