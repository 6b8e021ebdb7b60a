package import Diagnostics
package import Model
package import Pack

/// What the Markdown writer needs to know beyond the blocks: which pages exist, how evidence is
/// linked, and in which zone instants are written.
package struct SiteReferences: Sendable {
  package var pages: PageIndex
  package var zone: TimeZoneRules
  /// `settings.sourceURL`: a URL with `{path}`, `{line}` and `{commit}`.
  package var sourceURL: String?
  package var sourceCommit: String?
  /// The page stands alone, away from its site: it leads to no file of it.
  package var isAlone = false
  /// Takes what is wrong with documents that people wrote.
  package var log: DiagnosticLog

  package init(
    pages: PageIndex, zone: TimeZoneRules = .utc, sourceURL: String? = nil,
    sourceCommit: String? = nil, log: DiagnosticLog
  ) {
    self.pages = pages
    self.zone = zone
    self.sourceURL = sourceURL
    self.sourceCommit = sourceCommit
    self.log = log
  }
}

extension SiteReferences {
  /// Where a line of a workspace's file can be read; nil where the workspace does not say, or its
  /// URL asks for a commit and there is none.
  func destination(of source: SourceLocation) -> String? {
    guard let template = sourceURL else { return nil }
    if sourceCommit == nil, template.contains("{commit}") { return nil }
    let segments = source.path.split(separator: "/").map { LinkDestination.encoded(String($0)) }
    let url = Self.fill(
      template,
      [
        ("{path}", segments.joined(separator: "/")), ("{line}", String(max(source.line, 1))),
        ("{commit}", LinkDestination.encoded(sourceCommit ?? "")),
      ])
    return LinkDestination.external(url)
  }

  /// Whether an address is of a workspace's file, as `sourceURL` makes them.
  func isEvidence(_ address: String) -> Bool {
    guard let template = sourceURL else { return false }
    let fixed = template.prefix { $0 != "{" }
    return fixed.utf8.count > 8
      && LinkDestination.external(String(fixed)).map(address.hasPrefix) ?? false
  }

  private static func fill(_ template: String, _ values: [(name: String, value: String)]) -> String
  {
    var result = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      rest = rest[open...]
      if let match = values.first(where: { rest.hasPrefix($0.name) }) {
        result += match.value
        rest = rest.dropFirst(match.name.count)
      } else {
        result.append("{")
        rest = rest.dropFirst()
      }
    }
    return result + rest
  }

  /// `2026-02-02 19:35 UTC`, `2026-02-03 01:05 +05:30`: the local minute with its offset.
  package func text(_ instant: Instant) -> String {
    let offset = zone.offset(at: instant)
    let full = Array(instant.formatted(offsetSeconds: offset).utf8)
    guard full.count >= 20 else { return instant.description }
    let date = String(decoding: full[0..<10], as: UTF8.self)
    let minute = String(decoding: full[11..<16], as: UTF8.self)
    let suffix = offset == 0 ? "UTC" : String(decoding: full.suffix(6), as: UTF8.self)
    return "\(date) \(minute) \(suffix)"
  }
}
