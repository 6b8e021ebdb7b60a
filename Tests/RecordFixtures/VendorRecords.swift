package import Model

/// Two vendors and three models, one of which no vendor has, in two quarters of a log.
///
/// W36 (31 August to 6 September) lies in the third quarter, W43 (19 to 25 October) in the fourth. In
/// W36 a million tokens of m-1 cost 2.00. In W43 two million of m-1 cost 6.00, half a million of m-2
/// 1.00, and 700 tokens of m-x nobody knows what. Of ten actions of m-1 one ended with an error and
/// one in a timeout; of its eight units two were defective.
package func vendorFacts(sourceURL: String? = nil) -> Facts {
  Facts(
    settings: Settings(name: "Vendors", sourceURL: sourceURL),
    agentLog: AgentLog(
      completed: [units("2026-W43", "m-1", 8, defects: 2), units("2026-W43", "m-2", 5)],
      actions: [
        calls("2026-W36", "m-1", 10, tokens: 1_000_000, cents: 200),
        calls("2026-W43", "m-1", 10, tokens: 2_000_000, cents: 600, failed: 2),
        calls("2026-W43", "m-2", 5, tokens: 500_000, cents: 100),
        unpricedCalls("2026-W43", "m-x", 2, tokens: 700),
      ],
      workflows: [
        LoggedWorkflow(
          id: "refunds", first: at("01-05 08:00"), last: at("11-19 08:00"),
          oldest: line(1, "ops/actions/2026.jsonl"))
      ]),
    vendors: [maker, mill], sources: fresh(.actions, .vendors))
}

/// Its notice is due on 16 December: 30 days before the 15th of January.
private let maker = Vendor(
  id: "maker", name: "Maker <AI>", owner: "platform-lead",
  contract: Vendor.Contract(
    start: day("2026-01-15"), renewal: day("2027-01-15"), noticeDays: 30,
    terms: "https://maker.example/terms", source: line(3, "state/vendors.yaml")),
  models: [
    VendorModel(
      id: "m-1", version: "2026-05", uses: ["refunds"],
      fallback: VendorModel.Fallback(model: "m-2"), source: line(9, "state/vendors.yaml"))
  ],
  prices: [
    ModelPrice(
      model: "m-1", from: day("2026-01-01"), input: 2, output: 10,
      source: line(12, "state/vendors.yaml")),
    ModelPrice(
      model: "m-1", from: day("2026-10-05"), input: 3, output: 12,
      source: line(13, "state/vendors.yaml")),
  ], source: line(2, "state/vendors.yaml"))

private let mill = Vendor(
  id: "mill",
  contract: Vendor.Contract(
    renewal: day("2027-12-01"), noticeDays: 60, source: line(22, "state/vendors.yaml")),
  models: [
    VendorModel(
      id: "m-2", uses: ["refunds"], deprecatedOn: day("2026-11-01"),
      fallback: VendorModel.Fallback(model: "m-1", testedOn: day("2026-09-30"), result: "118/120"),
      source: line(25, "state/vendors.yaml"))
  ],
  prices: [
    ModelPrice(
      model: "m-2", from: day("2026-01-01"), input: 2, output: 2,
      source: line(27, "state/vendors.yaml"))
  ], source: line(21, "state/vendors.yaml"))

private func key(_ name: String, _ model: String) -> AgentCellKey {
  AgentCellKey(workflow: "refunds", week: week(name), model: model)
}

private func units(
  _ week: String, _ model: String, _ count: Int, defects: Int = 0
) -> CompletedUnits {
  CompletedUnits(
    key: key(week, model), units: Exemplars(count: count),
    cycleTimes: DurationSample([60_000_000]), defects: Exemplars(count: defects))
}

private func calls(
  _ week: String, _ model: String, _ count: Int, tokens: Int64, cents: Int, failed: Int = 0
) -> AgentActions {
  AgentActions(
    key: key(week, model), count: count,
    statuses: [.ok: count - failed, .error: failed / 2, .timeout: failed - failed / 2],
    tokens: TokenCount(input: tokens),
    models: CallCost(
      calls: count, computed: PicoAmount(picos: Int128(cents) * 10_000_000_000),
      computedCalls: count),
    first: at("10-19 08:00"), last: at("10-19 09:00"))
}

private func unpricedCalls(
  _ week: String, _ model: String, _ count: Int, tokens: Int64
) -> AgentActions {
  AgentActions(
    key: key(week, model), count: count, statuses: [.ok: count],
    tokens: TokenCount(input: tokens),
    models: CallCost(calls: count, unpricedCalls: count, unpricedTokens: tokens),
    first: at("10-19 08:00"), last: at("10-19 09:00"))
}
