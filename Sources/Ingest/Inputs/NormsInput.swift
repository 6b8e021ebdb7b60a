import Diagnostics
import Formats
import Model

/// `state/norms.yaml`: how the team means to work, and what shows that it does.
struct NormsInput: Input {
  let kind = InputKind.norms
  let pathKey = "norms"
  let places = ["state/norms.yaml"]

  func recordCount(in facts: Facts) -> Int { facts.norms.count }

  func read(_ reading: FileReading, into facts: inout Facts) {
    guard let root = reading.topLevel(kind),
      var top = MappingReader(root, NormSchema.file, reading)
    else { return }
    for node in top.items("norms") {
      norm(node, reading).map { facts.norms.append($0) } ?? reading.reject(kind)
    }
    if !top.isSound { reading.reject(kind) }
  }

  private func norm(_ node: YAMLNode, _ reading: FileReading) -> Norm? {
    guard var reader = MappingReader(node, NormSchema.norm, reading) else { return nil }
    let norm = Norm(
      id: reader.requiredText("id"), name: reader.text("name"), owner: reader.text("owner"),
      measure: reader.choice("measure", of: Norm.Measure.self), figures: reader.texts("figures"),
      instances: instances(&reader), source: reader.location)
    return reader.isSound ? norm : nil
  }

  /// A bad instance is left out and counts as rejected.
  private func instances(_ reader: inout MappingReader) -> [Norm.Instance] {
    let reading = reader.reading
    return reader.items("instances").compactMap { node in
      guard var part = MappingReader(node, NormSchema.instance, reading) else {
        reading.reject(kind)
        return nil
      }
      let instance = Norm.Instance(
        date: part.requiredDate("date"), title: part.requiredText("title"),
        reference: part.text("ref"), source: part.location)
      if part.isSound { return instance }
      reading.reject(kind)
      return nil
    }
  }
}
