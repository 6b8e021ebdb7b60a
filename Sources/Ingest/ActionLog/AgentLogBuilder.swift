import Model

/// Turns merged rows into the model's cells, in the order that it promises.
struct AgentLogBuilder {
  let texts: GlobalTexts
  let places: LogPlaces

  private func key(_ key: CellKey) -> AgentCellKey {
    let part = key.week == UnitCells.noWeek ? nil : WeekPart(number: key.week)
    return AgentCellKey(
      workflow: texts[key.workflow] ?? "",
      week: part.map { WeekIndex.week($0.week) }, month: part?.month,
      model: texts[key.model], prompt: texts[key.prompt], lane: texts[key.lane])
  }

  // MARK: Units

  func completed(_ cells: UnitCells) -> [CompletedUnits] {
    cells.completed.rows.map { row in
      CompletedUnits(
        key: key(row.key), units: places.exemplars(row.units),
        cycleTimes: DurationSample(row.cycleTimes), derivedOpenings: row.derivedOpenings,
        withoutOpening: places.exemplars(row.withoutOpening),
        reopened: places.exemplars(row.reopened), reopenings: row.reopenings,
        defects: places.exemplars(row.defects), escapes: places.exemplars(row.escapes),
        lateDefects: places.exemplars(row.lateDefects), sampled: places.exemplars(row.sampled),
        sampledDefects: places.exemplars(row.sampledDefects),
        defectsFromSamplesOnly: row.defectsFromSamplesOnly, cost: row.cost)
    }
    .sorted { $0.key < $1.key }
  }

  func outcomes(_ cells: UnitCells) -> [UnitOutcomes] {
    cells.outcomes.rows.map { row in
      UnitOutcomes(
        key: key(row.key), attempted: row.attempted, escalated: places.exemplars(row.escalated))
    }
    .sorted { $0.key < $1.key }
  }

  func unfinished(_ cells: UnitCells) -> [UnfinishedUnits] {
    cells.unfinished.rows.map { row in
      UnfinishedUnits(
        key: key(row.key), status: row.status, units: places.exemplars(row.units),
        openings: row.openings.sorted().map(Instant.init(microseconds:)), cost: row.cost)
    }
    .sorted { left, right in
      if left.status != right.status { return left.status == .open }
      return left.key < right.key
    }
  }

  // MARK: Lines

  func actions(_ cells: ActionCells) -> [AgentActions] {
    zip(cells.rows, cells.lists).map { row, lists in actions(row, lists) }
      .sorted { $0.key < $1.key }
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
    cells.toolRows.indices.map { index in
      let row = cells.toolRows[index]
      return ToolUse(
        workflow: texts[row.key.workflow] ?? "", week: WeekIndex.week(row.key.week),
        tool: texts[row.key.model] ?? "", calls: places.exemplars(cells.toolCalls[index]),
        failed: Int(row.failed), stopped: Int(row.stopped),
        withoutApproval: places.exemplars(cells.toolCallsWithoutApproval[index]))
    }
    .sorted { left, right in
      if !ByteOrder.equal(left.workflow, right.workflow) {
        return ByteOrder.precedes(left.workflow, right.workflow)
      }
      return left.week != right.week
        ? left.week < right.week : ByteOrder.precedes(left.tool, right.tool)
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
