import Diagnostics

/// The diagnostics of a file of very many records: the first lines with errors and the first with
/// something less are listed, the rest counted.
struct DiagnosticListing {
  /// Lines with errors, and as many with warnings or notes, that are listed.
  private static let limit = 20

  private let reading: FileReading
  private var errors = Count()
  private var warnings = Count()

  private struct Count {
    var listed = 0
    var unlisted = 0
    /// The first line that is not listed.
    var place: SourceLocation?
  }

  init(_ reading: FileReading) { self.reading = reading }

  /// Takes what was reported of one record; `excerpt` gives its line.
  mutating func take(_ log: DiagnosticLog, excerpt: () -> String?) {
    let found = log.taken()
    guard let first = found.first else { return }
    let isError = found.contains { $0.severity == .error }
    let isListed =
      isError ? Self.add(to: &errors, first.location) : Self.add(to: &warnings, first.location)
    guard isListed else { return }
    let line = excerpt()
    for var diagnostic in found {
      if diagnostic.excerpt == nil { diagnostic.excerpt = line }
      reading.report(diagnostic)
    }
  }

  /// Whether the line is still to be listed.
  private static func add(to count: inout Count, _ place: SourceLocation?) -> Bool {
    if count.listed < limit {
      count.listed += 1
      return true
    }
    count.unlisted += 1
    count.place = count.place ?? place
    return false
  }

  /// Says how many lines were not listed.
  func close() {
    for (count, severity) in [(errors, Severity.error), (warnings, .warning)] {
      guard count.unlisted > 0, let place = count.place else { continue }
      reading.report(.unlisted(count.unlisted, severity, at: place))
    }
  }
}

extension Diagnostic {
  fileprivate static func unlisted(
    _ count: Int, _ severity: Severity, at place: SourceLocation
  ) -> Diagnostic {
    let what = severity == .error ? "that cannot be used" : "with warnings"
    return Diagnostic(
      "GP5100", severity,
      "\(count) more record\(count == 1 ? "" : "s") \(what), from here on, "
        + "\(count == 1 ? "is" : "are") not listed", at: place,
      hint: "mend the first ones and run again")
  }
}
