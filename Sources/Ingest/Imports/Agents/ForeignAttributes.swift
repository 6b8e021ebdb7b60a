import Diagnostics
import Formats

/// The attributes of one span, by name. A name with dots leads also into objects, and into texts
/// that hold JSON, where the alias table has such a name.
struct ForeignAttributes {
  /// Of one attribute that is no content; what is longer is only named.
  static let textLimit = 64 << 10

  /// As first written, in the order of the source.
  private(set) var names: [String] = []
  private var values: [String: JSONNode] = [:]
  /// Names of values that hold others.
  private var containers: Set<String> = []

  /// Keeps the first of two values of a name; nulls and empty texts are no values.
  mutating func add(_ name: String, _ node: JSONNode, opening openable: Set<String> = []) {
    switch node.value {
    case .null: return
    case .string(let text) where text.isEmpty: return
    default: break
    }
    guard values[name] == nil else { return }
    names.append(name)
    let node = openable.contains(name) ? Self.opened(node) : node
    if case .object = node.value { containers.insert(name) }
    values[name] = node
  }

  /// The JSON in a text, where it is an object.
  private static func opened(_ node: JSONNode) -> JSONNode {
    guard let text = node.string, text.utf8.first == UInt8(ascii: "{"),
      text.utf8.count <= 1 << 20,
      let inner = JSONReader.parse(SourceFile(path: "", text: text), log: DiagnosticLog())
    else { return node }
    return inner
  }

  /// The value of that name, or nil.
  subscript(_ name: String) -> JSONNode? {
    if let value = values[name] { return value }
    if containers.isEmpty { return nil }
    for (index, byte) in name.utf8.enumerated().reversed() where byte == UInt8(ascii: ".") {
      let (head, tail) = Self.split(name, at: index)
      guard containers.contains(head), let container = values[head] else { continue }
      if let found = Self.member(tail, of: container) { return found }
    }
    return nil
  }

  private static func split(_ name: String, at index: Int) -> (String, String) {
    let bytes = name.utf8
    let dot = bytes.index(bytes.startIndex, offsetBy: index)
    return (String(name[..<dot]), String(name[bytes.index(after: dot)...]))
  }

  /// The longest key that leads on goes first: keys may have dots themselves.
  private static func member(_ name: String, of node: JSONNode) -> JSONNode? {
    if let value = node[name] { return stated(value) }
    for (index, byte) in name.utf8.enumerated().reversed() where byte == UInt8(ascii: ".") {
      let (head, tail) = split(name, at: index)
      if let inner = node[head], let found = member(tail, of: inner) { return found }
    }
    return nil
  }

  private static func stated(_ node: JSONNode) -> JSONNode? {
    if case .null = node.value { return nil }
    return node.string == "" ? nil : node
  }

  /// The values of all names that begin so, with the rest of the name, in byte order.
  func family(_ prefix: String) -> [(name: String, value: JSONNode)] {
    names.filter { $0.hasPrefix(prefix) }.sorted(by: ByteOrder.precedes)
      .compactMap { name in values[name].map { (String(name.dropFirst(prefix.count)), $0) } }
  }

  /// The names whose texts are too long to be anything but content.
  var overlongNames: [String] {
    names.filter { (values[$0]?.string?.utf8.count ?? 0) > Self.textLimit }
  }

  /// The first alias that this span has a value for. `x.*` stands for all that begins with `x.`.
  func first(_ aliases: [String]) -> (alias: String, value: JSONNode)? {
    for alias in aliases {
      if alias.hasSuffix(".*") {
        let members = family(String(alias.dropLast()))
        guard let place = members.first?.value.location else { continue }
        let object = JSONNode.Value.object(members.map { (key: $0.name, value: $0.value) })
        return (alias, JSONNode(value: object, location: place))
      }
      if let value = self[alias] { return (alias, value) }
    }
    return nil
  }

  /// The first alias whose value is a short text or a number, as text.
  func text(_ aliases: [String]) -> String? {
    for alias in aliases {
      guard let text = self[alias].flatMap(Self.scalar) else { continue }
      if !text.isEmpty, text.utf8.count <= Self.textLimit { return text }
    }
    return nil
  }

  static func scalar(_ node: JSONNode) -> String? {
    switch node.value {
    case .string(let text), .number(let text): text
    case .bool(let flag): flag ? "true" : "false"
    default: nil
    }
  }
}
