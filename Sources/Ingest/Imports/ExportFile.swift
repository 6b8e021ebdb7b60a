import Diagnostics
import Formats
import Model

/// A file that somebody downloaded from a forge or a pager, as the JSON objects in it: one object,
/// a list, pages of lists, a list under a name such as `incidents`, or one object a line.
struct ExportFile {
  let objects: [ExportObject]

  /// Empty with a diagnostic where it is no JSON.
  ///
  /// `names` are the members under which the source wraps its answers.
  init(_ file: SourceFile, unwrapping names: [String] = [], log: DiagnosticLog) {
    var objects: [ExportObject] = []
    for node in Self.documents(file, log) {
      var pending = [node]
      while let next = pending.popLast() {
        if case .array(let items) = next.value {
          pending += items.reversed()
        } else if let inner = names.lazy.compactMap({ Self.wrapped(next, $0) }).first {
          pending.append(inner)
        } else if case .object = next.value {
          objects.append(ExportObject(node: next))
        } else {
          log.add(.noObject(at: next.location))
        }
      }
    }
    self.objects = objects
  }

  /// A member that is there, unless the object is itself a record that mentions another.
  private static func wrapped(_ node: JSONNode, _ name: String) -> JSONNode? {
    node["id"] == nil ? node[name] : nil
  }

  private static func documents(_ file: SourceFile, _ log: DiagnosticLog) -> [JSONNode] {
    guard file.path.hasSuffix(".jsonl") || file.path.hasSuffix(".ndjson") else {
      return JSONReader.parse(file, log: log).map { [$0] } ?? []
    }
    // Blank lines in front let the reader count lines as the whole file has them.
    return file.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
      .filter { !$0.element.allSatisfy { $0 == 0x20 || $0 == 0x0D } }
      .compactMap { JSONReader.parse(line($0.element, number: $0.offset + 1, of: file), log: log) }
  }

  private static func line(
    _ bytes: ArraySlice<UInt8>, number: Int, of file: SourceFile
  ) -> SourceFile {
    SourceFile(path: "\(file.path):\(number)", bytes: Array(bytes))
  }
}

/// One object of an export, read by the names that the source's API and its command-line tool use.
struct ExportObject {
  let node: JSONNode

  /// The first of these members that is there and is not null.
  func member(_ names: [String]) -> JSONNode? {
    for name in names {
      guard let member = node[name] else { continue }
      if case .null = member.value { continue }
      return member
    }
    return nil
  }

  func has(_ name: String) -> Bool { node[name] != nil }

  /// A string, or a number as written; nil for an empty one.
  func text(_ names: String...) -> String? {
    switch member(names)?.value {
    case .string(let text) where !text.isEmpty: text
    case .number(let digits): digits
    default: nil
    }
  }

  func number(_ names: String...) -> Int? {
    if case .number(let digits) = member(names)?.value { Int(digits) } else { nil }
  }

  func flag(_ names: String...) -> Bool {
    if case .bool(let flag) = member(names)?.value { flag } else { false }
  }

  func object(_ names: String...) -> ExportObject? {
    guard let member = member(names), case .object = member.value else { return nil }
    return ExportObject(node: member)
  }

  func objects(_ names: String...) -> [ExportObject] {
    (member(names)?.items ?? []).map { ExportObject(node: $0) }
  }

  /// A time with its offset; nil where it is missing, naive or none. Older answers of GitLab have
  /// a blank before the offset.
  func time(_ names: String...) -> Instant? {
    guard case .string(let text) = member(names)?.value else { return nil }
    return Instant(rfc3339: text)
  }

  /// Names of labels: texts, or objects with a name.
  func labels(_ names: String...) -> [String] {
    (member(names)?.items ?? []).compactMap { $0.string ?? $0["name"]?.string }
  }

  /// `file:line`, for what has no id.
  var place: String { node.location.citation }
}

extension Diagnostic {
  fileprivate static func noObject(at place: SourceLocation) -> Diagnostic {
    Diagnostic("GP7002", .error, "expected an object or a list of objects", at: place)
  }
}
