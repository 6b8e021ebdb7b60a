package import Checks
package import Diagnostics
package import Figures
package import Model

/// What sections and packs may look at: the facts, and everything already computed from them.
package struct PackContext: Sendable {
  package let now: Snapshot
  /// The same record as of the last review before: what the Friday pack is compared with.
  package let before: Snapshot
  /// The pages of this build, for links: a link is only made to a page that exists.
  package let pages: PageIndex
  /// What the readers said about the input files.
  package let diagnostics: [Diagnostic]

  package var facts: Facts { now.facts }

  package init(now: Snapshot, before: Snapshot, pages: PageIndex, diagnostics: [Diagnostic]) {
    self.now = now
    self.before = before
    self.pages = pages
    self.diagnostics = diagnostics
  }
}

/// The record read at one instant.
package struct Snapshot: Sendable {
  package let facts: Facts
  package let asOf: Instant
  package let figures: FigureSet
  package let findings: [Finding]
  package let health: Health

  package init(
    facts: Facts, asOf: Instant, figures: FigureSet, findings: [Finding], health: Health
  ) {
    self.facts = facts
    self.asOf = asOf
    self.figures = figures
    self.findings = findings
    self.health = health
  }
}

/// The folders of all pages of a build.
package struct PageIndex: Sendable {
  private let paths: Set<String>

  package init(_ paths: some Sequence<String>) { self.paths = Set(paths) }

  package func contains(_ path: String) -> Bool { paths.contains(path) }
}
