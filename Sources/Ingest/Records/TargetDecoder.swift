import Diagnostics
import Formats
import Model

/// The `targets` of govpack.yaml: bounds of figures, each `{min, max, owner}`.
///
/// A bound is a number in the figure's own unit, a percentage (`95%` is 0.95), or a duration
/// (`3d`, `72h`, `90m`, `30s`, `2w`), which is read in seconds.
struct TargetDecoder {
  let reading: FileReading

  init(_ reading: FileReading) { self.reading = reading }

  /// In byte order of the figures.
  func targets(_ node: YAMLNode) -> [TargetSetting] {
    guard node.kind == .mapping else {
      if node.string != nil || node.kind == .sequence {
        reading.report(.badSetting("targets", "a mapping by figure", at: node.location))
      }
      return []
    }
    return node.entries.compactMap { target($0.key, $0.value) }
      .sorted { ByteOrder.precedes($0.figure, $1.figure) }
  }

  private func target(_ key: YAMLNode, _ value: YAMLNode) -> TargetSetting? {
    guard let figure = key.string, value.kind == .mapping else {
      reading.report(
        .badSetting("targets", "{min, max, owner} for each figure", at: value.location))
      return nil
    }
    let known = TargetSchema.target.keys
    for (name, _) in value.entries where !known.contains(name.string ?? "") {
      reading.report(
        .unknownKey(
          name.string ?? "", in: "target", known: known, at: name.location))
    }
    let target = TargetSetting(
      figure: figure, minimum: bound("min", value), maximum: bound("max", value),
      owner: value["owner"]?.string, source: key.location)
    if target.minimum == nil, target.maximum == nil {
      reading.report(.targetWithoutBound(figure, at: key.location))
      return nil
    }
    return target
  }

  private func bound(_ key: String, _ target: YAMLNode) -> Rational? {
    guard let node = target[key] else { return nil }
    if let text = node.string, let value = Self.value(text) { return value }
    reading.report(
      .badSetting(
        "targets.\(key)", "a number, a percentage such as 95% or a duration such as 3d",
        at: node.location))
    return nil
  }

  /// The bound that a text states, exactly; nil where it states none.
  static func value(_ text: String) -> Rational? {
    let factors: [(suffix: String, numerator: Int128, denominator: Int128)] = [
      ("%", 1, 100), ("w", 604_800, 1), ("d", 86_400, 1), ("h", 3600, 1), ("m", 60, 1), ("s", 1, 1),
    ]
    for factor in factors where text.hasSuffix(factor.suffix) {
      let digits = Words.trimmed(text.dropLast(factor.suffix.count))
      guard let number = Rational(decimal: digits) else { return nil }
      return Rational(
        number.numerator * factor.numerator,
        Int128(number.denominator) * factor.denominator)
    }
    return Rational(decimal: text)
  }
}

extension Diagnostic {
  fileprivate static func targetWithoutBound(
    _ figure: String, at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      "GP6004", .error, "the target of '\(Words.shortened(figure))' needs 'min' or 'max'", at: place
    )
  }
}
