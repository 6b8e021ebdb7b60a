import Diagnostics
import Formats
import Model

/// `spec_registry.yaml`: the governed specifications, and the proposals and deviations that the
/// registry itself keeps.
struct SpecRegistryInput: Input {
  let kind = InputKind.specRegistry
  let pathKey = "spec_registry"
  let places = ["spec_registry.yaml", "state/spec_registry.yaml"]

  func recordCount(in facts: Facts) -> Int { facts.specs.count }

  func read(_ reading: FileReading, into facts: inout Facts) {
    guard let root = reading.topLevel(kind),
      var top = MappingReader(root, SpecRegistrySchema.file, reading)
    else { return }
    facts.specRegistry = SpecRegistryInfo(
      version: top.text("registry_version"), updatedAt: top.text("updated_at"),
      source: root.location)
    for node in top.items("specs") {
      Self.spec(node, reading).map { facts.specs.append($0) } ?? reading.reject(kind)
    }
    for node in top.items("proposals") {
      reading.tally.touch(.proposals)
      ProposalRecord.registered(node, reading).map { facts.proposals.append($0) }
        ?? reading.reject(.proposals)
    }
    for node in top.items("deviations") {
      reading.tally.touch(.deviations)
      DeviationRecord.registered(node, reading).map { facts.deviations.append($0) }
        ?? reading.reject(.deviations)
    }
    if !top.isSound { reading.reject(kind) }
  }

  private static func spec(_ node: YAMLNode, _ reading: FileReading) -> Spec? {
    guard var reader = MappingReader(node, SpecRegistrySchema.spec, reading) else { return nil }
    let path = reader.node("location")?["path"]?.string
    let version = version(&reader)
    let spec = Spec(
      id: reader.requiredText("spec_id"), title: reader.text("title"),
      scope: reader.text("scope"), status: status(&reader), version: version.text,
      isFrozen: version.isFrozen, path: path,
      fileExists: path.map { reading.context.folder.exists($0, log: reading.log) },
      owners: reader.texts("owners"),
      dependsOn: reader.texts("depends_on"),
      editPolicy: reader.node("change_control")?["edit_policy"]?.string,
      freezeRecords: reader.node("links")?["freeze_records"]?.items.compactMap(\.string) ?? [],
      source: reader.location)
    return reader.isSound ? spec : nil
  }

  private static func status(_ reader: inout MappingReader) -> String? {
    guard let written = reader.text("status") else { return nil }
    let word = Words.status(written)
    if !SpecRegistrySchema.statuses.contains(word) {
      reader.reading.report(
        .unknownWord(
          written, "status", known: SpecRegistrySchema.statuses, at: reader.location(of: "status")))
    }
    return word
  }

  /// A text, or a mapping with `semver` and `frozen`.
  private static func version(
    _ reader: inout MappingReader
  ) -> (text: String?, isFrozen: Bool) {
    guard let node = reader.node("version") else { return (nil, false) }
    guard node.kind == .mapping else { return (reader.text("version"), false) }
    var isFrozen = false
    if let frozen = node["frozen"] {
      if case .bool(let value)? = frozen.scalar {
        isFrozen = value
      } else {
        reader.wrongType("version.frozen", "true or false", at: frozen.location)
      }
    }
    return (node["semver"]?.string, isFrozen)
  }
}
