import Model

/// Turns merged rows into the model's cells, in the order that it promises.
struct AgentLogBuilder {
  private let texts: GlobalTexts
  private let places: LogPlaces
  /// By text.
  private let ranks: [UInt32]

  init(texts: GlobalTexts, places: LogPlaces) {
    self.texts = texts
    self.places = places
    ranks = texts.ranks
  }

  /// The numbers of the cells in the order that `AgentLog` promises. By numbers alone: to compare texts
  /// again and again takes longer than all else that is done here.
  private func order(_ keys: [CellKey]) -> [Int] {
    let ranked = keys.map { $0.renumbered(ranks) }
    return keys.indices.sorted { left, right in
      let (first, second) = (ranked[left], ranked[right])
      return (first.workflow, first.week, first.model, first.prompt, first.lane)
        < (second.workflow, second.week, second.model, second.prompt, second.lane)
    }
  }

  private func key(_ key: CellKey) -> AgentCellKey {
    let part = key.week == UnitCells.noWeek ? nil : WeekPart(number: key.week)
    return AgentCellKey(
      workflow: texts[key.workflow] ?? "",
      week: part.map { WeekIndex.week($0.week) }, month: part?.month,
      model: texts[key.model], prompt: texts[key.prompt], lane: texts[key.lane])
  }

  // MARK: Units

  func completed(_ cells: UnitCells) -> [CompletedUnits] {
    let rows = cells.completed.rows
    return order(rows.map(\.key)).map { number in
      let row = rows[number]
      return CompletedUnits(
        key: key(row.key), units: places.exemplars(row.units),
        cycleTimes: DurationSample(row.cycleTimes), derivedOpenings: row.derivedOpenings,
        withoutOpening: places.exemplars(row.withoutOpening),
        reopened: places.exemplars(row.reopened), reopenings: row.reopenings,
        defects: places.exemplars(row.defects), escapes: places.exemplars(row.escapes),
        lateDefects: places.exemplars(row.lateDefects), sampled: places.exemplars(row.sampled),
        sampledDefects: places.exemplars(row.sampledDefects),
        defectsFromSamplesOnly: row.defectsFromSamplesOnly, cost: row.cost)
    }
  }

  func outcomes(_ cells: UnitCells) -> [UnitOutcomes] {
    let rows = cells.outcomes.rows
    return order(rows.map(\.key)).map { number in
      let row = rows[number]
      return UnitOutcomes(
        key: key(row.key), attempted: row.attempted, escalated: places.exemplars(row.escalated))
    }
  }

  /// Open ones first.
  func unfinished(_ cells: UnitCells) -> [UnfinishedUnits] {
    let rows = cells.unfinished.rows
    let all = order(rows.map(\.key)).map { number in
      let row = rows[number]
      return UnfinishedUnits(
        key: key(row.key), status: row.status, units: places.exemplars(row.units),
        openings: row.openings.sorted().map(Instant.init(microseconds:)), cost: row.cost)
    }
    return all.filter { $0.status == .open } + all.filter { $0.status != .open }
  }

  // MARK: Lines

  func actions(_ cells: ActionCells) -> [AgentActions] {
    order(cells.rows.map(\.key)).map { actions(cells.rows[$0], cells.lists[$0]) }
  }

  private func actions(_ row: ActionRow, _ lists: ActionCells.ActionLists) -> AgentActions {
    var statuses: [ActionStatus?: Int] = [:]
    for (index, status) in (ActionStatus.allCases.map(Optional.some) + [nil]).enumerated()
    where row.statuses[index] > 0 {
      statuses[status] = Int(row.statuses[index])
    }
    let fields = row.needed.indices.map { index in
      AuditTally.FieldCoverage(
        needed: Int(row.needed[index]), present: Int(row.present[index]))
    }
    return AgentActions(
      key: key(row.key), count: Int(row.count), statuses: statuses,
      tokens: TokenCount(
        input: row.input, cacheRead: row.cacheRead, cacheWrite: row.cacheWrite,
        output: row.output, reasoning: row.reasoning),
      models: row.models.cost, tools: row.tools.cost,
      audit: AuditTally(
        logged: Int(row.count), replayable: Int(row.replayable), fields: fields,
        incomplete: places.exemplars(lists.incomplete)),
      boundary: BoundaryTally(
        forbidden: places.exemplars(lists.forbidden), stopped: places.exemplars(lists.stopped),
        unapproved: places.exemplars(lists.unapproved),
        approvedAfterwards: places.exemplars(lists.approvedAfterwards)),
      first: Instant(microseconds: row.first), last: Instant(microseconds: row.last))
  }

  func tools(_ cells: ActionCells) -> [ToolUse] {
    order(cells.toolRows.map(\.key)).map { index in
      let row = cells.toolRows[index]
      return ToolUse(
        workflow: texts[row.key.workflow] ?? "", week: WeekIndex.week(row.key.week),
        tool: texts[row.key.model] ?? "", calls: places.exemplars(cells.toolCalls[index]),
        failed: Int(row.failed), stopped: Int(row.stopped),
        withoutApproval: places.exemplars(cells.toolCallsWithoutApproval[index]))
    }
  }

  func reviews(_ cells: ReviewCells) -> [ReviewTally] {
    let purposes = ReviewTally.Purpose.allCases
    return zip(cells.rows, cells.lists).map { row, list in
      ReviewTally(
        workflow: texts[row.key.workflow] ?? "", week: WeekIndex.week(row.key.week),
        purpose: purposes[Int(row.key.model)], reviews: places.exemplars(list),
        defects: Int(row.defects), refused: Int(row.refused), microminutes: row.microminutes)
    }
    .sorted { left, right in
      if !ByteOrder.equal(left.workflow, right.workflow) {
        return ByteOrder.precedes(left.workflow, right.workflow)
      }
      if left.week != right.week { return left.week < right.week }
      let order = [left.purpose, right.purpose].map { purposes.firstIndex(of: $0) ?? 0 }
      return order[0] < order[1]
    }
  }

  func exposures(_ cells: ExposureCells) -> [LogExposure] {
    let kinds = LogExposure.Kind.allCases
    // By workflow, kind, field.
    let order = cells.rows.indices.sorted { left, right in
      let (first, second) = (cells.rows[left], cells.rows[right])
      if first.workflow != second.workflow {
        return ByteOrder.precedes(texts[first.workflow] ?? "", texts[second.workflow] ?? "")
      }
      if first.kind != second.kind { return first.kind < second.kind }
      return ByteOrder.precedes(texts[first.field] ?? "", texts[second.field] ?? "")
    }
    return order.map { index in
      let row = cells.rows[index]
      return LogExposure(
        workflow: texts[row.workflow] ?? "", kind: kinds[Int(row.kind)],
        field: texts[row.field] ?? "", lines: places.exemplars(cells.lists[index]))
    }
  }

  func exclusions(_ lines: ExcludedLines) -> [LogExclusion: Exemplars] {
    var result: [LogExclusion: Exemplars] = [:]
    for reason in LogExclusion.allCases {
      let list = lines.lists[ExcludedLines.index(reason)]
      if list.count > 0 { result[reason] = places.exemplars(list) }
    }
    return result
  }
}
