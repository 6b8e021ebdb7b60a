import Checks
import Figures
package import Model

extension VendorReview {
  package init(_ context: PackContext, _ period: Period) {
    let register = Dictionary(
      context.facts.vendors.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let scopes = context.now.record.agentWork.scopes.all
    self.period = period
    vendors = scopes.filter { $0.kind == .vendor }.compactMap { scope in
      scope.vendor.map { VendorLine(id: $0, record: register[$0]) }
    }
    models = scopes.filter { $0.kind == .vendorModel }.compactMap { scope in
      guard let vendor = scope.vendor, let model = scope.value else { return nil }
      let spend = context.now.figures.figure(Figure.name("vendor.spend", scope.labels), period)
      return ModelLine(
        vendor: vendor, id: model,
        record: register[vendor]?.models.last { $0.id == model },
        isCalled: spend.map { $0.count > 0 } ?? false)
    }
    prices = context.facts.vendors.flatMap { Self.prices(of: $0, period, context.today) }
    contracts = Self.contracts(context)
    evals = Self.evals(context, period)
  }

  package func models(of vendor: String) -> [ModelLine] { models.filter { $0.vendor == vendor } }

  /// Of one vendor's prices those in force at some time of the period, and those to come.
  private static func prices(
    of vendor: Vendor, _ period: Period, _ today: CivilDate
  ) -> [PriceLine] {
    guard let days = period.days else { return [] }
    return vendor.prices.enumerated().compactMap { index, price in
      let next = index + 1 < vendor.prices.count ? vendor.prices[index + 1] : nil
      let after = next.flatMap { $0.model == price.model ? $0.from : nil }
      // Superseded before the period began.
      if let after, after <= days.start { return nil }
      let last = index > 0 ? vendor.prices[index - 1] : nil
      let state: PriceLine.State =
        price.from > today
        ? .announced : after.map { $0 <= today } ?? false ? .superseded : .inForce
      return PriceLine(
        vendor: vendor.id, price: price, before: last?.model == price.model ? last : nil,
        state: state, isNew: price.from >= days.start && price.from < days.end)
    }
  }

  private static func contracts(_ context: PackContext) -> [ContractLine] {
    let far = CivilDate(daysSinceEpoch: 2_932_896)
    return context.facts.vendors.map { vendor in
      ContractLine(vendor: vendor, state: state(of: vendor.contract, context.today))
    }
    .sorted { left, right in
      if left.isUrgent != right.isUrgent { return left.isUrgent }
      let first = left.vendor.contract?.lastNotice ?? far
      let second = right.vendor.contract?.lastNotice ?? far
      if first != second { return first < second }
      return left.vendor.id.utf8.lexicographicallyPrecedes(right.vendor.id.utf8)
    }
  }

  private static func state(
    of contract: Vendor.Contract?, _ today: CivilDate
  ) -> ContractLine.State {
    guard let contract else { return .unknown(because: "no contract is in the record") }
    guard let renewal = contract.renewal, let notice = contract.lastNotice else {
      return .unknown(because: "no day of renewal is stated")
    }
    if renewal < today { return .renewed }
    let days = notice - today
    if days < 0 { return .noticePassed }
    return days <= ContractNoticeDue.days ? .due(days: days) : .running
  }

  private static func evals(_ context: PackContext, _ period: Period) -> [EvalRun] {
    guard let days = period.days else { return [] }
    let runs = context.now.record.agentWork.log?.evalRuns ?? []
    return runs.filter { $0.date >= days.start && $0.date < days.end && $0.last <= context.asOf }
  }
}

extension VendorReview.ModelLine {
  /// Whether there is a way on when the model is gone.
  package enum Fallback: Hashable, Sendable {
    case tested, untested, none
  }

  package var fallback: Fallback {
    guard let fallback = record?.fallback else { return .none }
    return fallback.testedOn == nil ? .untested : .tested
  }
}
