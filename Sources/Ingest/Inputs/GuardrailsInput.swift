import Diagnostics
import Formats
import Model

/// `state/guardrails.yaml`: the safeguards that repositories are to have, and which they have.
struct GuardrailsInput: Input {
  let kind = InputKind.guardrails
  let pathKey = "guardrails"
  let places = ["state/guardrails.yaml"]

  func recordCount(in facts: Facts) -> Int {
    facts.guardrails.map { $0.controls.count + $0.repositories.count } ?? 0
  }

  func newest(in facts: Facts) -> Instant? {
    facts.guardrails?.repositories.compactMap(\.checkedAt).max()
  }

  func read(_ reading: FileReading, into facts: inout Facts) {
    guard let root = reading.topLevel(kind),
      var top = MappingReader(root, GuardrailSchema.file, reading)
    else { return }
    var guardrails = Guardrails(source: root.location)
    guardrails.maximumAgeDays = maximumAge(&top)
    for node in top.items("controls") {
      control(node, reading).map { guardrails.controls.append($0) } ?? reading.reject(kind)
    }
    let known = guardrails.controls.map(\.id)
    for node in top.items("repositories") {
      repository(node, known, reading).map { guardrails.repositories.append($0) }
        ?? reading.reject(kind)
    }
    if !top.isSound { reading.reject(kind) }
    facts.guardrails = guardrails
  }

  private func maximumAge(_ top: inout MappingReader) -> Int? {
    guard let days = top.integer("max_age_days") else { return nil }
    if days >= 1 { return days }
    top.wrongType("max_age_days", "1 or more", at: top.location(of: "max_age_days"))
    return nil
  }

  private func control(_ node: YAMLNode, _ reading: FileReading) -> GuardrailControl? {
    guard var reader = MappingReader(node, GuardrailSchema.control, reading) else { return nil }
    let id = reader.requiredText("id")
    let group = reader.choice("group", of: GuardrailControl.Group.self)
    if group == nil, reader.isSound { reader.missing("group") }
    let name = reader.text("name")
    guard reader.isSound, let group else { return nil }
    return GuardrailControl(id: id, name: name, group: group, source: reader.location)
  }

  private func repository(
    _ node: YAMLNode, _ controls: [String], _ reading: FileReading
  ) -> GuardedRepository? {
    guard var reader = MappingReader(node, GuardrailSchema.repository, reading) else { return nil }
    let repository = GuardedRepository(
      id: reader.requiredText("id"), blastRadius: reader.text("blast_radius"),
      statuses: statuses(&reader, controls), checkedAt: reader.instant("checked_at"),
      source: reader.location)
    return reader.isSound ? repository : nil
  }

  /// A status that cannot be used is left out: what is said of the other controls holds all the
  /// same.
  private func statuses(_ reader: inout MappingReader, _ controls: [String]) -> [GuardrailStatus] {
    let reading = reader.reading
    return reader.pairs("status").compactMap { pair -> GuardrailStatus? in
      let control = pair.key.string ?? ""
      guard controls.contains(control) else {
        reading.report(.noControl(control, known: controls, at: pair.key.location))
        reading.reject(kind)
        return nil
      }
      guard let state = pair.value.string.flatMap(GuardrailSchema.state) else {
        reading.report(
          .noGuardrailState(FileReading.flat(pair.value), of: control, at: pair.value.location))
        reading.reject(kind)
        return nil
      }
      return GuardrailStatus(control: control, state: state, source: pair.key.location)
    }
  }
}

extension Diagnostic {
  fileprivate static func noControl(
    _ id: String, known: [String], at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      "GP5260", .error, "there is no control '\(Words.shortened(id))'; its status is not used",
      at: place, length: max(1, id.utf8.count),
      hint: Suggestion.nearest(to: id, among: known).map { "did you mean '\($0)'?" }
        ?? "add it under controls")
  }

  fileprivate static func noGuardrailState(
    _ text: String, of control: String, at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      "GP5261", .error,
      "'\(Words.shortened(text))' is no status of \(Words.shortened(control)); it is not used",
      at: place, hint: "known: \(GuardrailSchema.states.joined(separator: ", "))")
  }
}
