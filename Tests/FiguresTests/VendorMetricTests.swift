import Figures
import Model
import RecordFixtures
import Testing

/// Figures by vendor: the numbers of `vendorFacts` added up by hand.
@Suite struct `Figures by vendor` {
  static let quarter = Period.quarter(year: 2026, quarter: 4)

  struct Case: CustomTestStringConvertible {
    let name: String
    let value: Rational?

    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "vendor.spend", value: 7),
    Case(name: #"vendor.spend{vendor="maker"}"#, value: 6),
    Case(name: #"vendor.spend{model="m-2",vendor="mill"}"#, value: 1),
    Case(name: #"vendor.spend{vendor="unregistered"}"#, value: 0),
    Case(name: #"vendor.spend_share{vendor="maker"}"#, value: Rational(6, 7)),
    Case(name: #"vendor.units{vendor="maker"}"#, value: 8),
    Case(name: #"vendor.unpriced_tokens{model="m-x",vendor="unregistered"}"#, value: 700),
    Case(name: #"vendor.unpriced_tokens{vendor="maker"}"#, value: 0),
    // 1 error and 1 timeout of 10; 2 defects of 8.
    Case(name: #"vendor.failure_rate{vendor="maker"}"#, value: Rational(1, 5)),
    Case(name: #"vendor.defect_rate{model="m-1",vendor="maker"}"#, value: Rational(1, 4)),
    // From 2.00 for 1M tokens to 6.00 for 2M: at the old price 4.00, so 2.00 of price; 1M more
    // tokens at 2.00, so 2.00 of volume.
    Case(name: #"vendor.cost_change{vendor="maker"}"#, value: 4),
    Case(name: #"vendor.cost_change{part="price",vendor="maker"}"#, value: 2),
    Case(name: #"vendor.cost_change{part="volume",vendor="maker"}"#, value: 2),
    Case(name: #"vendor.cost_change{part="mix",vendor="maker"}"#, value: 0),
    // Nothing was bought of it before: all of the change is volume.
    Case(name: #"vendor.cost_change{part="volume",vendor="mill"}"#, value: 1),
    Case(name: #"vendor.cost_change{part="price",vendor="mill"}"#, value: 0),
  ]

  @Test(arguments: cases) func `a figure is the sum by hand`(_ item: Case) throws {
    let metrics = MetricContext(facts: vendorFacts(), asOf: now)
    let id = String(item.name.prefix { $0 != "{" })
    let metric = try #require(MetricCatalog.all.first { $0.definition.id == id })
    let figures = FigureSet(metric.figures(in: metrics))
    let figure = try #require(figures.figure(item.name, Self.quarter))
    #expect(figure.value == item.value)
    #expect(figure.isProvisional)
  }

  @Test func `what has no price makes the sum partial, and only the sum that it is of`() throws {
    let metrics = MetricContext(facts: vendorFacts(), asOf: now)
    let figures = FigureSet(VendorSpend().figures(in: metrics))
    let all = try #require(figures.figure("vendor.spend", Self.quarter))
    #expect(all.status == .partial(because: "700 tokens of 2 calls have no price"))
    let maker = try #require(figures.figure(#"vendor.spend{vendor="maker"}"#, Self.quarter))
    #expect(maker.status == .ok)
    #expect(maker.previous == 2)
  }

  @Test func `a model that two vendors name is the first one's`() {
    var facts = vendorFacts()
    facts.vendors[1].models[0].id = "m-1"
    let vendors = RecordReading(facts: facts, asOf: now).agentWork.scopes.vendors
    #expect(vendors.vendor(of: "m-1") == "maker")
    #expect(vendors.vendor(of: "m-2") == "mill", "by its price")
    #expect(vendors.vendor(of: "m-3") == ModelVendors.unregistered)
  }
}
