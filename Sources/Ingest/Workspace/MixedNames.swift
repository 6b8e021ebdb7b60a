import Diagnostics
import Model

/// Warns of names in which letters of another alphabet stand among Latin ones that they look like:
/// `аpi` with a Cyrillic а is another service than `api`, and no reader sees it. Names of one alphabet
/// are nobody's business (Unicode Technical Standard 39, mixed-script confusables).
struct MixedNames {
  private let log: DiagnosticLog
  private var reported: Set<String> = []

  static func report(_ facts: Facts, log: DiagnosticLog) {
    var names = MixedNames(log: log)
    names.look(facts.tasks, "task", \.id, \.source)
    names.look(facts.agents, "agent", \.id, \.source)
    names.look(facts.roles, "role", \.id, \.source)
    names.look(facts.services, "service", \.id, \.source)
    names.look(facts.teams, "team", \.id, \.source)
    names.look(facts.workflows, "workflow", \.id, \.source)
    names.look(facts.vendors, "vendor", \.id, \.source)
    names.look(facts.decisions, "decision", \.id, \.source)
    names.look(facts.deviations, "deviation", \.id, \.source)
    names.look(facts.incidents, "incident", \.id, \.source)
    names.look(facts.deployments, "deployment", \.id, \.source)
    names.look(facts.deployments, "service", \.service, \.source)
    names.look(facts.changes, "change", \.id, \.source)
    names.look(facts.changes, "service", \.service, \.source)
    // Spans lend their records; a loop over a list would copy each.
    let deployments = facts.deployments.span
    for index in deployments.indices {
      for name in deployments[index].approvedBy {
        names.look(name, "approver", deployments[index].source)
      }
    }
    let changes = facts.changes.span
    for index in changes.indices {
      for name in changes[index].approvers {
        names.look(name, "approver", changes[index].source)
      }
    }
  }

  private init(log: DiagnosticLog) { self.log = log }

  @inline(__always)
  private mutating func look<Record>(
    _ records: [Record], _ noun: String, _ name: (borrowing Record) -> String,
    _ source: (borrowing Record) -> SourceLocation
  ) {
    let records = records.span
    for index in records.indices {
      look(name(records[index]), noun, source(records[index]))
    }
  }

  private mutating func look(
    _ name: String, _ noun: String, _ source: @autoclosure () -> SourceLocation
  ) {
    // Nearly all names are ASCII, and their texts know it.
    guard !name.utf8Span.isKnownASCII, let letter = Self.lookalike(in: name),
      reported.insert("\(noun) \(name)").inserted
    else { return }
    var shown = ""
    for scalar in name.unicodeScalars {
      if Self.looksLatin(scalar) {
        shown += "⟨\(DiagnosticPrinter.codePoint(scalar))⟩"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    let what = letter.properties.numericType == nil ? "a Latin letter" : "an ASCII digit"
    log.add(
      Diagnostic(
        "GP5012", .warning,
        "the \(noun) '\(Words.shortened(shown))' mixes alphabets: "
          + "\(DiagnosticPrinter.codePoint(letter)) looks like \(what)", at: source(),
        hint: "write the name with the letters of one alphabet, so that nobody takes it for another"
      ))
  }

  /// The first letter or digit that looks like one of ASCII, in a name with Latin letters.
  static func lookalike(in name: String) -> Unicode.Scalar? {
    let scalars = name.unicodeScalars
    guard scalars.contains(where: { $0.isASCII && $0.properties.isAlphabetic }) else { return nil }
    return scalars.first(where: looksLatin)
  }

  private static func looksLatin(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x80: false
    // Full-width letters and digits; mathematical letters and digits.
    case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A, 0x1D400...0x1D7FF: true
    default: lookalikes.contains(scalar)
    }
  }

  /// Of the Cyrillic, the Greek and the Armenian alphabet.
  private static let lookalikes = Set(
    ("\u{430}\u{435}\u{43E}\u{440}\u{441}\u{443}\u{445}\u{455}\u{456}\u{458}\u{4AF}\u{4BB}\u{4CF}"
      + "\u{501}\u{51B}\u{51D}\u{405}\u{406}\u{408}\u{410}\u{412}\u{415}\u{41A}\u{41C}\u{41D}"
      + "\u{41E}\u{420}\u{421}\u{422}\u{423}\u{425}\u{4AE}"
      + "\u{3B1}\u{3B9}\u{3BA}\u{3BD}\u{3BF}\u{3C1}\u{3C5}\u{391}\u{392}\u{395}\u{396}\u{397}"
      + "\u{399}\u{39A}\u{39C}\u{39D}\u{39F}\u{3A1}\u{3A4}\u{3A5}\u{3A7}"
      + "\u{570}\u{578}\u{57D}\u{585}\u{555}").unicodeScalars)
}
