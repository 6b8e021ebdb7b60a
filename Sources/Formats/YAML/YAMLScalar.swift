package import Diagnostics

/// A scalar by YAML 1.2's core schema.
package enum YAMLScalar: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case float(Double)
  case string(String)
}

extension YAMLScalar {
  /// What a plain scalar means (YAML 1.2.2, §10.3.2). A whole number that an `Int` cannot hold is
  /// a string: as a `Double` it would silently lose digits.
  init(plain bytes: ArraySlice<UInt8>) {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let first = bytes.first else {
      self = .null
      return
    }
    switch first {
    case UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"):
      self = Self.isNull(bytes) ? .null : .string(text)
    case UInt8(ascii: "t"), UInt8(ascii: "T"):
      self = ["true", "True", "TRUE"].contains(text) ? .bool(true) : .string(text)
    case UInt8(ascii: "f"), UInt8(ascii: "F"):
      self = ["false", "False", "FALSE"].contains(text) ? .bool(false) : .string(text)
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      self = Self.number(text, bytes) ?? .string(text)
    default:
      self = .string(text)
    }
  }

  /// Whether a plain scalar is the core schema's null.
  static func isNull(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first else { return true }
    switch first {
    case UInt8(ascii: "~"): return bytes.count == 1
    case UInt8(ascii: "n"): return bytes.elementsEqual("null".utf8)
    case UInt8(ascii: "N"):
      return bytes.elementsEqual("Null".utf8) || bytes.elementsEqual("NULL".utf8)
    default: return false
    }
  }

  private static func number(_ text: String, _ bytes: ArraySlice<UInt8>) -> YAMLScalar? {
    if text.hasPrefix("0o") { return integer(bytes.dropFirst(2), radix: 8) }
    if text.hasPrefix("0x") { return integer(bytes.dropFirst(2), radix: 16) }
    let unsigned = text.hasPrefix("-") || text.hasPrefix("+") ? text.dropFirst() : text[...]
    switch unsigned {
    case ".inf", ".Inf", ".INF": return .float(text.hasPrefix("-") ? -.infinity : .infinity)
    case ".nan", ".NaN", ".NAN": return text == unsigned ? .float(.nan) : nil
    default: break
    }
    if unsigned.utf8.allSatisfy(isDigit) { return Int(text).map(YAMLScalar.int) }
    guard isFloat(unsigned.utf8) else { return nil }
    return Double(text).map(YAMLScalar.float)
  }

  private static func integer(_ digits: ArraySlice<UInt8>, radix: Int) -> YAMLScalar? {
    // `Int(_:radix:)` alone would take a second sign.
    guard let first = digits.first, first != UInt8(ascii: "-"), first != UInt8(ascii: "+") else {
      return nil
    }
    return Int(String(decoding: digits, as: UTF8.self), radix: radix).map(YAMLScalar.int)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  /// `(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`
  private static func isFloat(_ text: Substring.UTF8View) -> Bool {
    var rest = text
    let whole = rest.prefix(while: isDigit).count
    rest = rest.dropFirst(whole)
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      rest = rest.dropFirst()
      fraction = rest.prefix(while: isDigit).count
      rest = rest.dropFirst(fraction)
    }
    guard whole + fraction > 0 else { return false }
    guard let mark = rest.first else { return true }
    guard mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") else { return false }
    rest = rest.dropFirst()
    if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") {
      rest = rest.dropFirst()
    }
    return !rest.isEmpty && rest.allSatisfy(isDigit)
  }
}

extension YAMLNode {
  /// The value of a scalar that is meant to be true or false; nil for anything else. Where the
  /// file says `yes`, `no`, `on` or `off` without quotes, a note tells why that is text: YAML 1.1
  /// read them as true and false, YAML 1.2 does not.
  package func bool(log: DiagnosticLog) -> Bool? {
    let record = record
    guard record.form == .plain, let range = record.textRange else { return nil }
    let bytes = storage.text[range]
    switch YAMLScalar(plain: bytes) {
    case .bool(let value):
      return value
    case .string(let text) where bytes.count <= 3:
      switch text.lowercased() {
      case "yes", "on": note(.oldBoolean(text, meaning: true), to: log)
      case "no", "off": note(.oldBoolean(text, meaning: false), to: log)
      default: break
      }
      return nil
    case .null, .int, .float, .string:
      return nil
    }
  }

  private func note(_ fault: YAMLFault, to log: DiagnosticLog) {
    log.add(fault.diagnostic(at: storage.source, offset: Int(storage.records[position].start)))
  }
}
