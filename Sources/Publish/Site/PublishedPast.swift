/// What had been published before a build: what its ledger goes on from.
package struct PublishedPast: Sendable {
  package var ledger: Ledger
  package var restatements: PublishedSite.Restatements
  /// The packs' files of a site that was published before there were ledgers. The first ledger
  /// takes them in.
  package private(set) var adoptable: [Manifest.File] = []

  package init() {
    ledger = Ledger()
    restatements = PublishedSite.Restatements()
  }

  /// Of a site as it stands.
  package init(_ site: PublishedSite) {
    self.init(site, site.ledger)
  }

  /// Of a site as it was before the last build, where that was of exactly these inputs and this
  /// as-of: a build that is repeated gives the same lines and no more.
  package init(_ site: PublishedSite, before facts: Manifest.Facts) {
    self.init(site, site.ledger.before(facts).ledger)
  }

  private init(_ site: PublishedSite, _ ledger: Ledger) {
    self.ledger = ledger
    restatements = site.restatements.named(by: ledger)
    // A pack that a ledger leaves out is no older pack: somebody put it there.
    guard ledger.lines.isEmpty, let manifest = site.manifest else { return }
    adoptable = manifest.files.filter { PackFolder.of($0.path) != nil }
  }
}
