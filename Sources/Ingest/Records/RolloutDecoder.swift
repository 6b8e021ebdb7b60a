import Diagnostics
import Formats
import Model

/// Decodes one rollout of `state/rollouts.yaml`. A part that cannot be read leaves the whole plan
/// out: one without a phase or a condition would look further than it is.
struct RolloutDecoder {
  private let reading: FileReading

  init(_ reading: FileReading) { self.reading = reading }

  func rollout(_ node: YAMLNode) -> Rollout? {
    guard var reader = MappingReader(node, RolloutSchema.rollout, reading) else { return nil }
    let rollout = Rollout(
      id: reader.requiredText("id"), title: reader.text("title"),
      plan: only("plan", RolloutSchema.plans, &reader), start: reader.requiredDate("start"),
      owner: reader.text("owner"), pilots: parts("pilots", &reader, pilot),
      phases: parts("phases", &reader, phase), source: reader.location)
    return reader.isSound ? rollout : nil
  }

  private func pilot(_ node: YAMLNode) -> Rollout.Pilot? {
    guard var reader = MappingReader(node, RolloutSchema.pilot, reading) else { return nil }
    let pilot = Rollout.Pilot(
      workflow: reader.requiredText("workflow"),
      kind: only("kind", RolloutSchema.pilotKinds, &reader), owners: owners(&reader),
      source: reader.location)
    return reader.isSound ? pilot : nil
  }

  /// One owner is what is asked for, so that a text alone is worth no remark.
  private func owners(_ reader: inout MappingReader) -> [String] {
    guard reader.node("owner")?.kind == .scalar else { return reader.texts("owner") }
    return [reader.text("owner")].compactMap(\.self).filter { !$0.isEmpty }
  }

  private func phase(_ node: YAMLNode) -> Rollout.Phase? {
    guard var reader = MappingReader(node, RolloutSchema.phase, reading) else { return nil }
    let phase = Rollout.Phase(
      id: reader.requiredText("id"), name: reader.text("name"), days: days(&reader),
      items: parts("items", &reader, item), gate: gate(&reader), source: reader.location)
    return reader.isSound ? phase : nil
  }

  private func item(_ node: YAMLNode) -> Rollout.Item? {
    guard var reader = MappingReader(node, RolloutSchema.item, reading) else { return nil }
    let item = Rollout.Item(
      id: reader.requiredText("id"), title: reader.requiredText("title"),
      doneOn: reader.date("done_on"), evidence: evidence(&reader), source: reader.location)
    return reader.isSound ? item : nil
  }

  // MARK: Gates

  private func gate(_ reader: inout MappingReader) -> Rollout.Gate? {
    guard var part = reader.nested("gate", RolloutSchema.gate) else { return nil }
    let gate = Rollout.Gate(
      conditions: parts("figures", &part, condition), passedOn: part.date("passed_on"),
      evidence: evidence(&part), source: part.location)
    reader.take(part)
    return gate
  }

  private func condition(_ node: YAMLNode) -> Rollout.Condition? {
    guard var reader = MappingReader(node, RolloutSchema.condition, reading) else { return nil }
    let condition = Rollout.Condition(
      figure: reader.requiredText("figure"), minimum: bound("min", &reader),
      maximum: bound("max", &reader), tolerance: bound("tolerance", &reader),
      source: reader.location)
    let isBound = ["min", "max", "tolerance"].contains { reader.node($0) != nil }
    if !isBound { reader.refuse(.noBound(condition.figure, at: reader.location)) }
    if let tolerance = condition.tolerance, tolerance < 0 {
      reader.refuse(.negative("tolerance", at: reader.location(of: "tolerance")))
    }
    return reader.isSound ? condition : nil
  }

  private func bound(_ key: String, _ reader: inout MappingReader) -> Rational? {
    guard let node = reader.node(key) else { return nil }
    if let value = node.string.flatMap(TargetDecoder.value) { return value }
    reader.wrongType(
      key, "a number, a percentage such as 95% or a duration such as 3d", at: node.location)
    return nil
  }

  // MARK: Values

  /// `1-14`, with any hyphen, or one day; day 1, and the record unsound, where it is neither.
  private func days(_ reader: inout MappingReader) -> ClosedRange<Int> {
    let text = reader.requiredText("days")
    let hyphens: [Character] = ["-", "\u{2010}", "\u{2011}", "\u{2013}"]
    let parts = text.split(omittingEmptySubsequences: false) { hyphens.contains($0) }
      .map { Int(Words.trimmed($0)) }
    if let first = parts.first ?? nil, let last = parts.last ?? nil, parts.count <= 2,
      (1...9999).contains(first), (first...9999).contains(last)
    {
      return first...last
    }
    if !text.isEmpty { reader.refuse(.noDays(text, at: reader.location(of: "days"))) }
    return 1...1
  }

  private func evidence(_ reader: inout MappingReader) -> [String] {
    guard reader.node("evidence")?.kind == .scalar else { return reader.texts("evidence") }
    return [reader.text("evidence")].compactMap(\.self).filter { !$0.isEmpty }
  }

  private func only(
    _ key: String, _ words: [String], _ reader: inout MappingReader
  ) -> String? {
    guard let text = reader.text(key), !text.isEmpty else { return nil }
    if words.contains(text) { return text }
    reader.refuse(.impossibleWord(text, key, known: words, at: reader.location(of: key)))
    return nil
  }

  private func parts<Part>(
    _ key: String, _ reader: inout MappingReader, _ decode: (YAMLNode) -> Part?
  ) -> [Part] {
    reader.items(key).compactMap { node in
      if let part = decode(node) { return part }
      reader.spoil()
      return nil
    }
  }
}

extension Diagnostic {
  fileprivate static func noDays(_ text: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      "GP5263", .error, "'\(Words.shortened(text))' are no days of a plan", at: place,
      hint: "write the first and the last as 1-14; the first day of the plan is 1")
  }

  fileprivate static func noBound(_ figure: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      "GP5264", .error,
      "the condition on '\(Words.shortened(figure))' needs 'min', 'max' or 'tolerance'", at: place)
  }
}
