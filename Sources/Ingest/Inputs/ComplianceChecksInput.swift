import Diagnostics
import Formats
import Model

/// `state/compliance_checks.yaml`: what is verified again and again, and when it last was.
struct ComplianceChecksInput: Input {
  let kind = InputKind.complianceChecks
  let pathKey = "compliance_checks"
  let places = ["state/compliance_checks.yaml"]

  func recordCount(in facts: Facts) -> Int { facts.complianceChecks.count }

  func newest(in facts: Facts) -> Instant? {
    facts.complianceChecks.compactMap(\.lastRun?.at).max()
  }

  func read(_ reading: FileReading, into facts: inout Facts) {
    guard let root = reading.topLevel(kind),
      var top = MappingReader(root, ComplianceCheckSchema.file, reading)
    else { return }
    for node in top.items("checks") {
      Self.check(node, reading).map { facts.complianceChecks.append($0) } ?? reading.reject(kind)
    }
    if !top.isSound { reading.reject(kind) }
  }

  private static func check(_ node: YAMLNode, _ reading: FileReading) -> ComplianceCheck? {
    guard var reader = MappingReader(node, ComplianceCheckSchema.check, reading) else {
      return nil
    }
    let id = reader.requiredText("id")
    let frequency = reader.choice("frequency", of: ComplianceCheck.Frequency.self)
    if frequency == nil, reader.isSound { reader.missing("frequency") }
    let (name, tool, run) = (reader.text("name"), reader.text("tool"), lastRun(&reader))
    guard reader.isSound, let frequency else { return nil }
    return ComplianceCheck(
      id: id, name: name, frequency: frequency, tool: tool, lastRun: run, source: reader.location)
  }

  private static func lastRun(_ reader: inout MappingReader) -> ComplianceCheck.Run? {
    guard var part = reader.nested("last_run", ComplianceCheckSchema.run) else { return nil }
    let run = ComplianceCheck.Run(
      at: part.requiredInstant("at"),
      result: part.choice("result", of: ComplianceCheck.Run.Result.self),
      reference: part.text("ref"), source: part.location)
    reader.take(part)
    return run
  }
}
