/// What had been published before a build: what its ledger goes on from.
package struct PublishedPast: Sendable {
  package var ledger: Ledger
  package var restatements: PublishedSite.Restatements

  package init() {
    ledger = Ledger()
    restatements = PublishedSite.Restatements()
  }

  /// Of a site as it stands.
  package init(_ site: PublishedSite) {
    ledger = site.ledger
    restatements = site.restatements
  }

  /// Of a site as it was before the last build, where that was of exactly these inputs and this
  /// as-of: a build that is repeated gives the same lines and no more.
  package init(_ site: PublishedSite, before facts: Manifest.Facts) {
    ledger = site.ledger.before(facts).ledger
    restatements = site.restatements.named(by: ledger)
  }
}
