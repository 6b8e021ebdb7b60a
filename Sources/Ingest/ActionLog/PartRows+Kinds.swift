import Formats
import Model

/// What the lines of each kind come to.
extension PartRows {
  /// The row of a unit: units of different workflows are different, whatever their ids.
  private mutating func unit(_ id: TextHash, _ line: ActionLogLine, _ workflow: UInt32) -> Int {
    let (high, low) = Self.unitKey(id, line.workflow.hash)
    let (row, isNew) = unitIndex.row(high, low)
    if isNew { units.append(UnitRow(high: high, low: low, workflow: workflow)) }
    return row
  }

  static func unitKey(_ id: TextHash, _ workflow: UInt64) -> (high: UInt64, low: UInt64) {
    (id.high ^ HashIndex.mix(workflow, id.low), id.low &+ workflow &* 0x9E37_79B9_7F4A_7C15)
  }

  mutating func foldUnit(
    _ line: ActionLogLine, _ moment: Moment, _ workflow: UInt32
  ) {
    guard let id = line.unit else { return }
    let row = unit(id, line, workflow)
    units[row].first.take(moment)
    switch line.event {
    case .opened: units[row].opened.take(moment)
    case .completed: units[row].completed.take(moment)
    case .cancelled: units[row].cancelled.take(moment)
    case .escalated: mark(.escalated, row, moment)
    case .reopened: mark(.reopened, row, moment)
    default: break
    }
  }

  private mutating func mark(_ kind: MarkRow.Kind, _ row: Int, _ moment: Moment) {
    marks.append(
      MarkRow(high: units[row].high, low: units[row].low, moment: moment, kind: kind.rawValue))
  }

  mutating func foldReview(
    _ line: ActionLogLine, _ moment: Moment, _ workflow: UInt32
  ) {
    guard let id = line.unit, let purpose = line.purpose else { return }
    let row = unit(id, line, workflow)
    units[row].first.take(moment)
    if purpose == .approval {
      units[row].approvalReviewMinutes += line.minutes
    } else {
      units[row].otherReviewMinutes += line.minutes
    }
    let isDefect = line.verdict == .defect
    let isEscape = line.finder == .customer
    if purpose == .sample {
      mark(isDefect ? (isEscape ? .sampleEscape : .sampleDefect) : .sample, row, moment)
    } else if isDefect {
      mark(isEscape ? .escape : .defect, row, moment)
    }
    reviews.add(
      line, moment,
      CellKey(
        workflow: workflow, week: weeks.week(of: moment.time), model: UInt32(purpose.rawValue)))
  }

  mutating func foldAction(
    _ line: ActionLogLine, _ moment: Moment, _ workflow: UInt32, _ lines: LogLines
  ) {
    let model = texts.number(line.model, lines)
    let prompt = prompt(line, lines)
    let lane = texts.number(line.lane, lines)
    let isLeaf =
      line.operation?.isModelCall == true && !exclusions.parentCalls.contains(line.number)
    let cost = CallPrice(
      line, isLeaf: isLeaf, price: isLeaf ? prices.price(line, lines) : nil,
      isForeign: line.currency.isPresent && !line.currency.isEqual(to: currency))
    let key = CellKey(
      workflow: workflow, week: weeks.part(of: moment.time).number, model: model, prompt: prompt,
      lane: lane)
    let tool = line.isToolCall ? texts.number(line.tool, lines) : 0
    actions.add(line, moment, key, cost, tool: tool)
    guard let id = line.unit else { return }
    let row = unit(id, line, workflow)
    units[row].addAction(moment, key, cost, minutes: line.minutes)
  }

  /// `name@version`; without a version the hash's first digits; its parts where one is missing.
  private mutating func prompt(_ line: ActionLogLine, _ lines: LogLines) -> UInt32 {
    let version = line.promptVersion.isPresent ? line.promptVersion : line.promptHash
    guard line.promptName.isPresent || version.isPresent else { return 0 }
    let hash = HashIndex.mix(line.promptName.hash, version.hash) | 1
    let (name, hasVersion) = (line.promptName, line.promptVersion.isPresent)
    return texts.number(hash: hash) {
      let number =
        hasVersion
        ? lines.string(version)
        : version.isPresent ? "sha256:" + lines.string(version).prefix(12) : ""
      return [lines.string(name), number].filter { !$0.isEmpty }.joined(separator: "@")
    }
  }

  // MARK: Controls and evaluations

  mutating func foldControl(
    _ line: ActionLogLine, _ moment: Moment, _ workflow: UInt32, _ lines: LogLines
  ) {
    controls.append(
      ControlRow(
        moment: moment, workflow: workflow, lane: texts.number(line.lane, lines),
        event: UInt32(line.event?.rawValue ?? 0), reason: texts.number(line.reason, lines),
        actor: texts.number(line.actor, lines), detail: texts.number(line.detail, lines)))
  }

  mutating func foldEval(
    _ line: ActionLogLine, _ moment: Moment, _ workflow: UInt32, _ lines: LogLines
  ) {
    guard let id = line.caseID else { return }
    evals.append(
      EvalRow(
        caseHigh: id.high, caseLow: id.low, moment: moment, workflow: workflow,
        suite: texts.number(line.suite, lines), model: texts.number(line.model, lines),
        prompt: prompt(line, lines), hasPassed: line.label == .pass ? 1 : 0))
  }
}
