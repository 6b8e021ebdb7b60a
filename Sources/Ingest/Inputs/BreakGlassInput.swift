import Diagnostics
import Formats
import Model

/// `ops/break-glass/*.md`: acts without approval in an emergency.
struct BreakGlassInput: Input {
  let kind = InputKind.breakGlass
  let pathKey = "break_glass"
  let places = ["ops/break-glass/"]

  func accepts(_ path: String) -> Bool { RecordFileName.isMarkdown(path) }

  func recordCount(in facts: Facts) -> Int { facts.breakGlassUses.count }

  func newest(in facts: Facts) -> Instant? { facts.breakGlassUses.map(\.at).max() }

  func read(_ reading: FileReading, into facts: inout Facts) {
    let text = RecordText(reading)
    guard var reader = MappingReader(frontMatterOf: text, BreakGlassSchema.record, reading) else {
      return reading.reject(kind)
    }
    let use = BreakGlassUse(
      id: reader.text("id") ?? RecordFileName.stem(reading.path), by: reader.requiredText("by"),
      at: reader.requiredInstant("at"), until: reader.instant("until"),
      reason: reader.text("reason") ?? text.title?.text, log: reader.text("log_ref"),
      reviewedBy: reader.text("reviewed_by"), body: text.body, bodyLine: text.bodyLine,
      source: reading.place)
    if let until = use.until, until < use.at {
      reader.refuse(.endsBeforeItBegan(use.id, at: reader.location(of: "until")))
    }
    if reader.isSound { facts.breakGlassUses.append(use) } else { reading.reject(kind) }
  }
}

extension Diagnostic {
  fileprivate static func endsBeforeItBegan(_ id: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      "GP5262", .error,
      "the break-glass record \(Words.shortened(id)) ends before it began; it is not used",
      at: place)
  }
}
