import Formats
import Model

/// What the lines of one part of the log come to, line by line. A value: a copy of it goes on as of
/// an earlier instant.
struct PartRows {
  private let options: FoldOptions
  /// Later lines do not exist yet.
  private var asOf: Int64
  let currency: TextKey
  var weeks: WeekFinder
  var exclusions = PartExclusions()
  private var summary = PartSummary()

  var texts = TextTable()
  var prices: PriceBook
  private var identities: [IdentityRow] = []
  /// The ids of the lines so far.
  private var ids = HashIndex()
  private var parents = HashIndex()
  private var parentRows: [IdentityRow] = []
  var unitIndex = HashIndex()
  var units: [UnitRow] = []
  var marks: [MarkRow] = []
  var actions = ActionCells()
  var reviews = ReviewCells()
  private var exposures = ExposureCells()
  private var workflowIndex = HashIndex()
  private var workflows: [WorkflowRow] = []
  var controls: [ControlRow] = []
  var evals: [EvalRow] = []
  private var issues: [IssueRow] = []
  private var excluded = ExcludedLines()

  /// Issues of a part that are listed.
  private static let issueLimit = 20

  init(_ options: FoldOptions) {
    self.options = options
    asOf = options.asOf?.microseconds ?? .max
    currency = TextKey(options.currency)
    weeks = WeekFinder(zone: options.zone)
    prices = PriceBook(options.prices)
  }

  /// Begins with a part, and keeps the room of the one before.
  mutating func clear(excluding exclusions: PartExclusions) {
    self.exclusions = exclusions
    summary = PartSummary()
    texts = TextTable()
    prices = PriceBook(options.prices)
    identities.removeAll(keepingCapacity: true)
    ids.removeAll()
    parents.removeAll()
    parentRows.removeAll(keepingCapacity: true)
    unitIndex.removeAll()
    units.removeAll(keepingCapacity: true)
    marks.removeAll(keepingCapacity: true)
    actions = ActionCells()
    reviews = ReviewCells()
    exposures = ExposureCells()
    workflowIndex.removeAll()
    workflows.removeAll(keepingCapacity: true)
    controls.removeAll()
    evals.removeAll()
    issues.removeAll()
    excluded = ExcludedLines()
  }

  /// All of the part, after its last line.
  mutating func finish(lineCount: UInt32) -> PartSummary {
    summary.lineCount = lineCount
    summary.texts = texts.texts
    identities += parentRows
    summary.identities = identities
    summary.units = units
    summary.marks = marks
    summary.workflows = workflows
    summary.controls = controls
    summary.evals = evals
    summary.issues = issues
    actions.write(to: &summary)
    reviews.write(to: &summary)
    exposures.write(to: &summary)
    excluded.write(to: &summary)
    return summary
  }

  /// The rows as they are, to go on as of an earlier instant.
  func copy(asOf: Int64) -> PartRows {
    var copy = self
    copy.asOf = asOf
    return copy
  }

  // MARK: Lines

  func moment(of line: ActionLogLine) -> Moment {
    let time = line.isNaive ? options.naiveZone.instant(local: line.time) : line.time
    return Moment(time: time, line: line.number)
  }

  /// Whether the line counts.
  mutating func fold(_ line: ActionLogLine, _ moment: Moment, _ lines: LogLines) -> Bool {
    summary.recordCount += 1
    if line.isNaive {
      if summary.naiveTimes == 0 { summary.firstNaive = line.number }
      summary.naiveTimes += 1
    }
    if moment.time > asOf {
      summary.isCut = true
      excluded.add(.afterAsOf, moment)
      return false
    }
    summary.latest = max(summary.latest, moment.time)
    if let reason = exclusion(line, moment, lines) {
      excluded.add(reason, moment)
      return false
    }
    addIdentities(line, moment)
    let workflow = texts.number(line.workflow, lines)
    count(line, moment, workflow)
    lookForExposures(line, moment, workflow, lines)
    switch line.type {
    case .action: foldAction(line, moment, workflow, lines)
    case .unit: foldUnit(line, moment, workflow)
    case .review: foldReview(line, moment, workflow)
    case .control: foldControl(line, moment, workflow, lines)
    case .eval: foldEval(line, moment, workflow, lines)
    }
    return true
  }

  private mutating func exclusion(
    _ line: ActionLogLine, _ moment: Moment, _ lines: LogLines
  ) -> LogExclusion? {
    if let end = line.endTime, end < line.time {
      note(
        .endBeforeStart, ActionLogFault(reason: .contradiction, number: line.number),
        lines.excerpt)
      return .endBeforeStart
    }
    // A line that is sent again mostly follows soon: it is found at once, and not by the merge.
    let isRepeated = line.id.map { !ids.row($0.high, $0.low).isNew } ?? false
    if let reason = exclusions.isEmpty ? nil : exclusions.lines[line.number] {
      note(reason, ActionLogFault(reason: .contradiction, number: line.number), lines.excerpt)
      return reason
    }
    if isRepeated {
      note(.duplicate, ActionLogFault(reason: .contradiction, number: line.number), lines.excerpt)
      addReferences(line, moment, isModelCall: Self.isModelCall(line))
      return .duplicate
    }
    if exclusions.isEmpty { return nil }
    if let parent = line.parent, let second = exclusions.parents[parent],
      Self.second(moment) < second
    {
      note(
        .beforeItsParent, ActionLogFault(reason: .contradiction, number: line.number),
        lines.excerpt)
      return .beforeItsParent
    }
    return nil
  }

  private static func second(_ moment: Moment) -> UInt32 {
    UInt32(clamping: Instant(microseconds: moment.time).seconds)
  }

  private mutating func addIdentities(_ line: ActionLogLine, _ moment: Moment) {
    let isModelCall = Self.isModelCall(line)
    if let id = line.id {
      identities.append(
        IdentityRow(
          id, second: Self.second(moment), line: line.number,
          role: isModelCall ? .ownModelCall : .own))
    }
    addReferences(line, moment, isModelCall: isModelCall)
  }

  private static func isModelCall(_ line: ActionLogLine) -> Bool {
    line.isAction && line.operation?.isModelCall == true
  }

  /// The ids that a line names, whether it counts or not: what is named does not depend on where the
  /// parts of a log begin.
  private mutating func addReferences(_ line: ActionLogLine, _ moment: Moment, isModelCall: Bool) {
    let second = Self.second(moment)
    if let id = line.supersedes {
      identities.append(IdentityRow(id, second: second, line: line.number, role: .superseded))
    }
    guard let id = line.parent else { return }
    // One row for each parent.
    let (row, isNew) = parents.row(id.high, id.low)
    if isNew {
      parentRows.append(
        IdentityRow(
          id, second: second, line: line.number, role: isModelCall ? .parentOfModelCall : .parent))
      return
    }
    if second < parentRows[row].second { parentRows[row].second = second }
    if isModelCall { parentRows[row].role = .parentOfModelCall }
  }

  /// What does not belong into a log.
  private mutating func lookForExposures(
    _ line: ActionLogLine, _ moment: Moment, _ workflow: UInt32, _ lines: LogLines
  ) {
    if line.hasPlainSubject {
      let field = texts.number("subject.id")
      exposures.add(.plainSubject, field: field, workflow: workflow, moment)
    }
    lines.eachNoticeableText(of: line) { text, offset in
      for kind in PrivateData.kinds(in: text) {
        let field = texts.number(lines.fieldPath(at: offset))
        exposures.add(kind, field: field, workflow: workflow, moment)
      }
    }
  }

  private mutating func count(_ line: ActionLogLine, _ moment: Moment, _ workflow: UInt32) {
    let (row, isNew) = workflowIndex.row(UInt64(workflow), UInt64(workflow))
    if isNew { workflows.append(WorkflowRow(workflow: workflow)) }
    workflows[row].lines += 1
    if line.isAction { workflows[row].actions += 1 }
    workflows[row].first.take(moment)
    workflows[row].last = max(workflows[row].last, moment.time)
  }

  // MARK: What is not read

  mutating func note(_ fault: ActionLogFault, _ lines: LogLines) {
    summary.recordCount += 1
    let reason: LogExclusion = fault.reason == .torn ? .tornLine : .unreadable
    excluded.add(reason, Moment(time: 0, line: fault.number))
    note(reason, fault, lines.excerpt)
  }

  private mutating func note(
    _ exclusion: LogExclusion, _ fault: ActionLogFault, _ excerpt: @autoclosure () -> String
  ) {
    guard issues.count < Self.issueLimit else { return }
    issues.append(
      IssueRow(
        exclusion: UInt32(LogExclusion.allCases.firstIndex(of: exclusion) ?? 0),
        reason: UInt32(fault.reason.rawValue), field: UInt32(fault.field), line: fault.number,
        column: fault.offset + 1, excerpt: texts.append(excerpt())))
  }
}

extension TimeZoneRules {
  /// A wall-clock time, given as if it were UTC, in this zone.
  fileprivate func instant(local microseconds: Int64) -> Int64 {
    let seconds = Instant(microseconds: microseconds).seconds
    let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let date = CivilDate(daysSinceEpoch: Int(days))
    let start = instant(of: date, secondOfDay: Int(seconds - days * 86_400))
    return start.microseconds + (microseconds - seconds * 1_000_000)
  }
}
