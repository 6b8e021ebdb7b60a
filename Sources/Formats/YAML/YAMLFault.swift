import Diagnostics

/// What can be wrong with a YAML text: a message with its code, declared once, without its place.
struct YAMLFault: Sendable {
  var code: String
  var severity = Severity.error
  var message: String
  var hint: String?
  /// nil where the whole file is meant.
  var offset: Int?

  func diagnostic(at source: YAMLSource, offset: Int) -> Diagnostic {
    Diagnostic(
      code, severity, message, at: source.location(offset: offset),
      excerpt: source.excerpt(offset: offset), hint: hint)
  }
}

extension YAMLFault {
  static let utf16 = YAMLFault(
    code: "GP2001", message: "the file is UTF-16, which is not read",
    hint: "save it as UTF-8")

  static func badBytes(offset: Int, count: Int, bytes: [UInt8]) -> YAMLFault {
    let byte = bytes[offset]
    let hex = String(byte, radix: 16, uppercase: true)
    let what =
      byte < 0x80
      ? "a control character (0x\(byte < 0x10 ? "0" : "")\(hex)) is not allowed in YAML"
      : "the byte 0x\(hex) starts no UTF-8 character that YAML allows"
    let more = count > 1 ? "; the file has \(count) such faults" : ""
    return YAMLFault(
      code: "GP2002", message: what + more,
      hint: "it was read as U+FFFD; save the file as UTF-8, or write the character as an escape",
      offset: offset)
  }

  static func tooLarge(bytes: Int, limit: Int) -> YAMLFault {
    YAMLFault(
      code: "GP2003", message: "the YAML is \(bytes) bytes long, over the limit of \(limit)",
      hint: "split it into smaller files")
  }

  static func tooDeep(limit: Int) -> YAMLFault {
    YAMLFault(
      code: "GP2006", message: "nested more than \(limit) levels deep; the rest was not read")
  }

  static func tooManyAliasNodes(limit: Int) -> YAMLFault {
    YAMLFault(
      code: "GP2007",
      message: "the aliases stand for more than \(limit) values; the rest was not read",
      hint: "write repeated parts once, and refer to them by an id")
  }

  static func unknownAlias(_ name: String) -> YAMLFault {
    YAMLFault(
      code: "GP2008", message: "the alias *\(name) has no anchor before it",
      hint: "mark the value it stands for with &\(name), further up in the file")
  }

  static func selfAlias(_ name: String) -> YAMLFault {
    YAMLFault(code: "GP2008", message: "the alias *\(name) stands inside its own value")
  }

  static func duplicateKey(_ key: String, firstLine: Int) -> YAMLFault {
    YAMLFault(
      code: "GP2009",
      message: "the key '\(key)' was already given on line \(firstLine); this one is not used",
      hint: "remove or rename one of the two")
  }

  static let mergeKey = YAMLFault(
    code: "GP2010", message: "the merge key '<<' is not supported and was not used",
    hint: "write the keys out")

  static func customTag(_ tag: String) -> YAMLFault {
    YAMLFault(
      code: "GP2011", severity: .warning,
      message: "the tag \(tag) means nothing here; the value is read without it")
  }

  static let secondDocument = YAMLFault(
    code: "GP2012", message: "a second document starts here; only the first is read",
    hint: "put it into a file of its own, or remove the '---'")

  static func oldBoolean(_ text: String, meaning: Bool) -> YAMLFault {
    YAMLFault(
      code: "GP2013", severity: .note, message: "'\(text)' is text in YAML 1.2, not \(meaning)",
      hint: "write \(meaning)")
  }

  static func more(_ count: Int) -> YAMLFault {
    YAMLFault(
      code: "GP2014", severity: .note, message: "\(count) more faults of this file are not listed")
  }
}

/// The faults of one file; a file made to be wrong a million times cannot flood the log.
struct YAMLFaultList {
  static let limit = 100

  private let path: String
  private var diagnostics: [Diagnostic] = []
  private var untold = 0

  init(path: String) { self.path = path }

  /// A fault at its own offset.
  mutating func add(_ fault: YAMLFault, at source: YAMLSource) {
    add(fault, at: source, offset: fault.offset ?? source.range.lowerBound)
  }

  mutating func add(_ fault: YAMLFault, at source: YAMLSource, offset: Int) {
    guard diagnostics.count < Self.limit else {
      untold += 1
      return
    }
    diagnostics.append(fault.diagnostic(at: source, offset: offset))
  }

  /// A fault of the whole file.
  mutating func add(_ fault: YAMLFault) {
    diagnostics.append(
      Diagnostic(
        fault.code, fault.severity, fault.message, at: SourceLocation(path: path),
        hint: fault.hint))
  }

  func report(to log: DiagnosticLog) {
    var copy = self
    if untold > 0 { copy.add(.more(untold)) }
    log.add(contentsOf: copy.diagnostics)
  }
}
