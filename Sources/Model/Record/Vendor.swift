package import Diagnostics

/// A supplier of models. Source: `state/vendors.yaml`.
package struct Vendor: Hashable, Sendable {
  package var id: String
  package var name: String?
  package var owner: String?
  package var contract: Contract?
  package var serviceLevel: ServiceLevel?
  /// By id, then version.
  package var models: [VendorModel]
  /// By model, then day.
  package var prices: [ModelPrice]
  package var source: SourceLocation

  package init(
    id: String, name: String? = nil, owner: String? = nil, contract: Contract? = nil,
    serviceLevel: ServiceLevel? = nil, models: [VendorModel] = [], prices: [ModelPrice] = [],
    source: SourceLocation
  ) {
    self.id = id
    self.name = name
    self.owner = owner
    self.contract = contract
    self.serviceLevel = serviceLevel
    self.models = models
    self.prices = prices
    self.source = source
  }
}

extension Vendor {
  /// When the agreement ends, and by when that must be said.
  package struct Contract: Hashable, Sendable {
    package var start: CivilDate?
    package var renewal: CivilDate?
    package var noticeDays: Int?
    /// Where they are written.
    package var terms: String?
    package var source: SourceLocation

    package init(
      start: CivilDate? = nil, renewal: CivilDate? = nil, noticeDays: Int? = nil,
      terms: String? = nil, source: SourceLocation
    ) {
      self.start = start
      self.renewal = renewal
      self.noticeDays = noticeDays
      self.terms = terms
      self.source = source
    }
  }

  /// What the vendor promises.
  package struct ServiceLevel: Hashable, Sendable {
    /// 0 to 1.
    package var availability: Rational?
    package var p95Milliseconds: Int?
    /// What a breach is worth, in the contract's words.
    package var credits: String?
    package var source: SourceLocation

    package init(
      availability: Rational? = nil, p95Milliseconds: Int? = nil,
      credits: String? =
        nil, source: SourceLocation
    ) {
      self.availability = availability
      self.p95Milliseconds = p95Milliseconds
      self.credits = credits
      self.source = source
    }
  }
}

extension Vendor.Contract {
  /// The last day on which a notice ends the contract at its renewal; nil without a renewal.
  package var lastNotice: CivilDate? { renewal?.adding(days: -(noticeDays ?? 0)) }
}

/// A model of a vendor, and what it is used for.
package struct VendorModel: Hashable, Sendable {
  /// The model that takes over, and whether that was ever tried.
  package struct Fallback: Hashable, Sendable {
    package var model: String
    package var testedOn: CivilDate?
    package var result: String?

    package init(model: String, testedOn: CivilDate? = nil, result: String? = nil) {
      self.model = model
      self.testedOn = testedOn
      self.result = result
    }
  }

  /// As in the log's `model.name`.
  package var id: String
  package var version: String?
  /// Workflows.
  package var uses: [String]
  package var dataClasses: [String]
  package var tier: String?
  package var deprecatedOn: CivilDate?
  package var fallback: Fallback?
  package var source: SourceLocation

  package init(
    id: String, version: String? = nil, uses: [String] = [],
    dataClasses: [String] =
      [], tier: String? = nil, deprecatedOn: CivilDate? = nil, fallback: Fallback? = nil,
    source:
      SourceLocation
  ) {
    self.id = id
    self.version = version
    self.uses = uses
    self.dataClasses = dataClasses
    self.tier = tier
    self.deprecatedOn = deprecatedOn
    self.fallback = fallback
    self.source = source
  }
}

/// What tokens of a model cost from a day on.
package struct ModelPrice: Hashable, Sendable {
  /// nil: every model of the vendor.
  package var model: String?
  package var from: CivilDate
  /// Each per `tokens`, in `currency`.
  package var input: Rational
  package var output: Rational
  /// nil: as input.
  package var cacheRead: Rational?
  /// nil: as input.
  package var cacheWrite: Rational?
  /// nil: as output.
  package var reasoning: Rational?
  /// How many tokens the prices are for.
  package var tokens: Int
  /// nil: the workspace's.
  package var currency: String?
  package var source: SourceLocation

  package init(
    model: String? = nil, from: CivilDate, input: Rational, output: Rational,
    cacheRead: Rational? = nil, cacheWrite: Rational? = nil, reasoning: Rational? = nil,
    tokens:
      Int = 1_000_000, currency: String? = nil, source: SourceLocation
  ) {
    self.model = model
    self.from = from
    self.input = input
    self.output = output
    self.cacheRead = cacheRead
    self.cacheWrite = cacheWrite
    self.reasoning = reasoning
    self.tokens = tokens
    self.currency = currency
    self.source = source
  }
}
