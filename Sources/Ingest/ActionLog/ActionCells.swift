import Formats
import Model

/// The cells of actions and of tools.
struct ActionCells {
  private var index = HashIndex()
  private(set) var rows: [ActionRow] = []
  private(set) var lists: [ActionLists] = []
  private var toolIndex = HashIndex()
  private(set) var toolRows: [ToolRow] = []
  private(set) var toolCalls: [FirstMoments] = []
  private(set) var toolCallsWithoutApproval: [FirstMoments] = []

  /// The lines of a cell that are cited.
  struct ActionLists {
    var incomplete = FirstMoments()
    var forbidden = FirstMoments()
    var stopped = FirstMoments()
    var unapproved = FirstMoments()
    var approvedAfterwards = FirstMoments()
  }

  // MARK: Lines

  mutating func add(
    _ line: ActionLogLine, _ moment: Moment, _ key: CellKey, _ cost: CallPrice,
    tool: UInt32
  ) {
    let row = row(key)
    rows[row].add(line, moment, cost)
    let missing = line.needed & ~line.present
    if missing != 0 { lists[row].incomplete.add(moment) }
    let isStopped = line.isStopped
    if case .cannot? = line.boundary {
      if isStopped { lists[row].stopped.add(moment) } else { lists[row].forbidden.add(moment) }
    }
    let isApproved = line.isApproved
    let isLate = isApproved && (line.approvalTime.map { $0 > line.time } ?? false)
    if line.needsApproval, !isStopped {
      if !isApproved { lists[row].unapproved.add(moment) }
      if isLate { lists[row].approvedAfterwards.add(moment) }
    }
    if tool != 0 {
      addTool(
        line, moment,
        CellKey(workflow: key.workflow, week: WeekPart(number: key.week).week, model: tool),
        isStopped: isStopped, isApproved: isApproved && !isLate)
    }
  }

  private mutating func addTool(
    _ line: ActionLogLine, _ moment: Moment, _ key: CellKey, isStopped: Bool,
    isApproved: Bool
  ) {
    let row = toolRow(key)
    toolCalls[row].add(moment)
    if isStopped {
      toolRows[row].stopped += 1
      return
    }
    if line.hasFailed { toolRows[row].failed += 1 }
    if !isApproved { toolCallsWithoutApproval[row].add(moment) }
  }

  private mutating func row(_ key: CellKey) -> Int {
    let hash = key.hash
    let (row, isNew) = index.row(hash.high, hash.low)
    if isNew {
      rows.append(ActionRow(key: key))
      lists.append(ActionLists())
    }
    return row
  }

  private mutating func toolRow(_ key: CellKey) -> Int {
    let hash = key.hash
    let (row, isNew) = toolIndex.row(hash.high, hash.low)
    if isNew {
      toolRows.append(ToolRow(key: key))
      toolCalls.append(FirstMoments())
      toolCallsWithoutApproval.append(FirstMoments())
    }
    return row
  }

  // MARK: Parts

  func write(to summary: inout PartSummary) {
    summary.actions = rows
    summary.tools = toolRows
    for (row, list) in lists.enumerated() {
      summary.write(list.incomplete, .incomplete, row)
      summary.write(list.forbidden, .forbidden, row)
      summary.write(list.stopped, .stopped, row)
      summary.write(list.unapproved, .unapproved, row)
      summary.write(list.approvedAfterwards, .approvedAfterwards, row)
    }
    for row in toolRows.indices {
      summary.write(toolCalls[row], .toolCalls, row)
      summary.write(toolCallsWithoutApproval[row], .toolCallsWithoutApproval, row)
    }
  }

  /// Takes those of a part; `numbers` are its texts here, `lines` how many lines lie before it.
  mutating func merge(_ part: PartSummary, _ numbers: [UInt32], lines: UInt32) {
    var places = part.actions.map { (other) -> Int in
      let row = row(other.key.renumbered(numbers))
      rows[row].add(other)
      return row
    }
    let exemplars = part.exemplarLists
    for (place, row) in places.enumerated() {
      lists[row].incomplete.add(exemplars[.incomplete, place], shiftedBy: lines)
      lists[row].forbidden.add(exemplars[.forbidden, place], shiftedBy: lines)
      lists[row].stopped.add(exemplars[.stopped, place], shiftedBy: lines)
      lists[row].unapproved.add(exemplars[.unapproved, place], shiftedBy: lines)
      lists[row].approvedAfterwards.add(exemplars[.approvedAfterwards, place], shiftedBy: lines)
    }
    places = part.tools.map { (other) -> Int in
      let row = toolRow(other.key.renumbered(numbers))
      toolRows[row].failed += other.failed
      toolRows[row].stopped += other.stopped
      return row
    }
    for (place, row) in places.enumerated() {
      toolCalls[row].add(exemplars[.toolCalls, place], shiftedBy: lines)
      toolCallsWithoutApproval[row].add(
        exemplars[.toolCallsWithoutApproval, place], shiftedBy: lines)
    }
  }
}

extension CellKey {
  /// With other numbers for its texts: those that a part's texts have among all, or their ranks.
  func renumbered(_ numbers: [UInt32]) -> CellKey {
    CellKey(
      workflow: numbers[Int(workflow)], week: week, model: numbers[Int(model)],
      prompt: numbers[Int(prompt)], lane: numbers[Int(lane)])
  }
}

extension ActionRow {
  mutating func add(_ line: ActionLogLine, _ moment: Moment, _ cost: CallPrice) {
    count += 1
    statuses[Int(line.status?.rawValue ?? 5)] += 1
    input &+= cost.tokens.input
    cacheRead &+= cost.tokens.cacheRead
    cacheWrite &+= cost.tokens.cacheWrite
    output &+= cost.tokens.output
    reasoning &+= cost.tokens.reasoning
    if cost.isModelCall { cost.add(to: &models) } else { cost.add(to: &tools) }
    if line.needed == line.present { replayable += 1 }
    var bits = line.needed
    while bits != 0 {
      needed[bits.trailingZeroBitCount] += 1
      bits &= bits - 1
    }
    bits = line.present
    while bits != 0 {
      present[bits.trailingZeroBitCount] += 1
      bits &= bits - 1
    }
    first = min(first, moment.time)
    last = max(last, moment.time)
  }

  mutating func add(_ other: ActionRow) {
    models.add(other.models)
    tools.add(other.tools)
    count += other.count
    for index in statuses.indices { statuses[index] += other.statuses[index] }
    input &+= other.input
    cacheRead &+= other.cacheRead
    cacheWrite &+= other.cacheWrite
    output &+= other.output
    reasoning &+= other.reasoning
    replayable += other.replayable
    for index in needed.indices {
      needed[index] += other.needed[index]
      present[index] += other.present[index]
    }
    first = min(first, other.first)
    last = max(last, other.last)
  }
}

extension CostRow {
  mutating func add(_ other: CostRow) {
    logged += other.logged
    computed += other.computed
    loggedOfBoth += other.loggedOfBoth
    computedOfBoth += other.computedOfBoth
    calls += other.calls
    loggedCalls += other.loggedCalls
    computedCalls += other.computedCalls
    foreignCalls += other.foreignCalls
    unpricedCalls += other.unpricedCalls
    unpricedTokens &+= other.unpricedTokens
  }

  var cost: CallCost {
    CallCost(
      calls: Int(calls), logged: PicoAmount(picos: logged), loggedCalls: Int(loggedCalls),
      computed: PicoAmount(picos: computed), computedCalls: Int(computedCalls),
      loggedOfBoth: PicoAmount(picos: loggedOfBoth),
      computedOfBoth: PicoAmount(picos: computedOfBoth), foreignCalls: Int(foreignCalls),
      unpricedCalls: Int(unpricedCalls), unpricedTokens: unpricedTokens)
  }
}
