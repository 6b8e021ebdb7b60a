import Diagnostics
import Model

/// `docs/CO_OS_CAPABILITY_MAP.md`: what the operating system can do, by category, and the map's own
/// totals.
struct CapabilityMapInput: Input {
  let kind = InputKind.capabilityMap
  let pathKey = "capability_map"
  let places = ["docs/CO_OS_CAPABILITY_MAP.md", "Docs/CO_OS_CAPABILITY_MAP.md"]

  func recordCount(in facts: Facts) -> Int { facts.capabilities.count }

  func read(_ reading: FileReading, into facts: inout Facts) {
    let text = RecordText(reading)
    var isMap = false
    for heading in text.headings {
      for table in text.tables(in: text.ownLines(heading)) {
        if let columns = CapabilityColumns(table) {
          isMap = true
          facts.capabilities += CapabilityRows(reading).capabilities(
            table, columns, category: SectionNumber.dropped(heading.text))
        } else {
          facts.capabilityTotals += CapabilityRows(reading).totals(table)
        }
      }
    }
    facts.capabilities = CapabilityPaths.resolved(facts.capabilities, reading.context.folder)
    if !isMap { reading.report(.noCapabilities(at: reading.place)) }
  }
}

extension Diagnostic {
  fileprivate static func noCapabilities(at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      "GP5031", .warning, "the capability map has no table of capabilities", at: place,
      hint: "its columns are Capability, Description, Implementation, Status")
  }
}
