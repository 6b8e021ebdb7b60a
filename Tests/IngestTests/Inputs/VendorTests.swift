import Diagnostics
import Ingest
import Model
import Testing
import WorkspaceFixtures

/// `state/vendors.yaml`: models, contracts and exact prices.
struct VendorTests {
  private func read(_ text: String) async throws -> ReadWorkspace {
    try await ReadWorkspace(["state/vendors.yaml": text])
  }

  @Test func `a vendor is read whole, prices exactly and in order`() async throws {
    let read = try await read(
      """
      vendors:
      - id: acme
        contract: {start: 2026-01-01, renewal: 2027-01-01, notice_days: 90, terms_ref: Docs/x.md}
        sla: {availability: 99.9%, p95_ms: 4000, credits: 10 % of the month}
        models:
        - id: acme-large
          version: "2"
          uses: [refund-triage]
          deprecated_on: 2027-03-01
          fallback: {model: acme-small, tested_on: 2026-09-01, result: pass}
        prices:
        - {model: acme-large, from: 2026-07-01, input: 2.50, output: 10, cache_read: 0.1}
        - {model: acme-large, from: 2026-01-01, input: 3, output: 15, per: 1000, currency: USD}
      """)
    #expect(read.summaries == [])
    let vendor = try #require(read.facts.vendors.first)
    #expect(vendor.contract?.noticeDays == 90)
    #expect(vendor.serviceLevel?.availability == Rational(999, 1000))
    #expect(vendor.models.first?.fallback?.model == "acme-small")
    #expect(vendor.prices.map(\.input) == [3, Rational(5, 2) ?? 0])
    #expect(vendor.prices.map(\.tokens) == [1000, 1_000_000])
    #expect(vendor.prices.last?.cacheRead == Rational(1, 10))
  }

  @Test func `a price without its parts is left out, the vendor kept`() async throws {
    let read = try await read(
      """
      vendors:
      - id: acme
        prices:
        - {model: a, from: 2026-01-01, input: 1}
        - {model: a, from: 2026-01-01, input: -1, output: 2}
        - {model: a, input: 1, output: 2}
        - {model: a, from: 2026-02-01, input: 1, output: 2, per: 0}
        - {model: a, from: 2026-03-01, input: 1, output: 2}
      """)
    #expect(read.facts.vendors.first?.prices.map(\.from.description) == ["2026-03-01"])
    #expect(
      read.diagnostics.map { "\($0.code) \($0.location?.line ?? 0)" } == [
        "GP5001 4", "GP5150 5", "GP5001 6", "GP5002 7",
      ])
  }
}
