import Diagnostics
import Formats
import Model

/// `docs/BLUEPRINT_FREEZE_RECORD.md`: one section for each frozen blueprint at one version.
struct FreezeLedgerInput: Input {
  let kind = InputKind.freezeLedger
  let pathKey = "freeze_ledger"
  let places = ["docs/BLUEPRINT_FREEZE_RECORD.md", "Docs/BLUEPRINT_FREEZE_RECORD.md"]

  func recordCount(in facts: Facts) -> Int { facts.freezeLedger.count }

  func read(_ reading: FileReading, into facts: inout Facts) {
    let text = RecordText(reading)
    for heading in text.headings where heading.level >= 3 {
      let fields = Self.fields(text, text.section(heading))
      // A definition such as "Pack Version: version of…" makes no entry.
      guard fields.contains(where: { ["blueprintid", "frozenon"].contains($0.name) }) else {
        continue
      }
      facts.freezeLedger.append(Self.entry(heading, fields, text, reading))
    }
  }

  private struct LedgerField {
    let name: String
    let value: String
    let location: SourceLocation
  }

  private static func fields(_ text: RecordText, _ section: Range<Int>) -> [LedgerField] {
    section.compactMap { index in
      let line = text.lines[index]
      guard !line.isCode, let found = FieldLine(text, line) else { return nil }
      return LedgerField(
        name: Words.fieldName(found.name), value: found.value,
        location: text.location(of: line, column: found.column))
    }
  }

  private static func entry(
    _ heading: RecordText.Heading, _ fields: [LedgerField], _ text: RecordText,
    _ reading: FileReading
  ) -> FreezeLedgerEntry {
    func field(_ name: String) -> LedgerField? {
      fields.first { $0.name == name && !$0.value.isEmpty }
    }
    let file = field("file")?.value
    let frozen = field("frozenon")
    return FreezeLedgerEntry(
      id: field("blueprintid")?.value ?? SectionNumber.dropped(heading.text), file: file,
      fileExists: file.map { reading.context.folder.exists($0, log: reading.log) },
      version: field("blueprintversion")?.value, packVersion: field("packversion")?.value,
      type: field("type")?.value, owner: field("owner")?.value,
      frozenOn: frozen.flatMap {
        FileReading.leadingDate($0.value)?.date
          ?? reading.date($0.value, at: $0.location, of: "Frozen On")
      },
      proposalReference: field("proposalreference")?.value,
      source: field("blueprintid")?.location ?? text.location(of: text.lines[heading.index]))
  }
}

/// The number before a heading's words.
enum SectionNumber {
  /// `Governance Layer` of `2.2 Governance Layer`.
  static func dropped(_ heading: String) -> String {
    let rest = heading.drop { $0.isASCII && ($0.isNumber || $0 == ".") }
    return rest.first == " " ? Words.trimmed(rest) : heading
  }
}
