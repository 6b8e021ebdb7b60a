/// Something of a published site that is not what it was published as.
package struct SiteProblem: Hashable, Sendable {
  package enum Kind: String, Sendable {
    /// Other bytes than published.
    case differs
    case missing
    /// Nobody published it.
    case extra
    /// It contradicts itself or what it stands beside.
    case broken
  }

  package var kind: Kind
  /// The file, from the site's root.
  package var path: String
  /// From 1; nil for the whole file.
  package var line: Int?
  /// What is wrong, without a full stop.
  package var message: String

  package init(_ kind: Kind, _ path: String, line: Int? = nil, _ message: String) {
    self.kind = kind
    self.path = path
    self.line = line
    self.message = message
  }

  /// `differs: kpi/2026-W46/index.md: the manifest says …`
  package var text: String {
    let place = line.map { "\(path):\($0)" } ?? path
    return "\(kind.rawValue): \(place)\(message.isEmpty ? "" : ": \(message)")"
  }
}
