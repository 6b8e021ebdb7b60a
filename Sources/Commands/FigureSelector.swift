import Figures

/// A figure's name as a person types it: `os.tasks_completed` or, with labels as in Prometheus,
/// `os.tasks_completed{queue="dev"}`. The order of labels and blanks between them do not matter.
struct FigureSelector: Hashable, Sendable {
  let id: String
  /// Sorted by name.
  let labels: [FigureLabel]

  /// Throws a usage failure where the braces do not close or a label is no `name="value"`.
  init(_ text: String) throws(CommandFailure) {
    let bytes = Array(text.utf8)
    guard let brace = bytes.firstIndex(of: UInt8(ascii: "{")) else {
      id = text
      labels = []
      return
    }
    guard bytes.last == UInt8(ascii: "}") else { throw Self.malformed(text) }
    id = String(decoding: bytes[..<brace], as: UTF8.self)
    var rest = bytes[(brace + 1)...].dropLast()
    var labels: [FigureLabel] = []
    Self.skipBlanks(&rest)
    while !rest.isEmpty {
      guard let label = Self.label(&rest) else { throw Self.malformed(text) }
      labels.append(label)
      Self.skipBlanks(&rest)
      // A comma after the last label is allowed, as in Prometheus.
      guard rest.isEmpty || rest.popFirst() == UInt8(ascii: ",") else {
        throw Self.malformed(text)
      }
      Self.skipBlanks(&rest)
    }
    self.labels = labels.sorted()
  }

  private static func malformed(_ text: String) -> CommandFailure {
    .usage(
      "\"\(text)\" is no figure", hint: "labels are written os.tasks_completed{queue=\"dev\"}")
  }

  private static func skipBlanks(_ rest: inout ArraySlice<UInt8>) {
    rest = rest.drop { $0 == UInt8(ascii: " ") }
  }

  /// `name="value"`, with `\"`, `\\` and `\n` in the value.
  private static func label(_ rest: inout ArraySlice<UInt8>) -> FigureLabel? {
    let name = rest.prefix { isNameByte($0) }
    rest = rest.dropFirst(name.count)
    skipBlanks(&rest)
    guard !name.isEmpty, rest.popFirst() == UInt8(ascii: "=") else { return nil }
    skipBlanks(&rest)
    guard rest.popFirst() == UInt8(ascii: "\"") else { return nil }
    var value: [UInt8] = []
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "\""):
        return FigureLabel(
          String(decoding: name, as: UTF8.self), String(decoding: value, as: UTF8.self))
      case UInt8(ascii: "\\"):
        guard let escaped = rest.popFirst() else { return nil }
        value.append(escaped == UInt8(ascii: "n") ? 0x0A : escaped)
      default: value.append(byte)
      }
    }
    return nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }
}
