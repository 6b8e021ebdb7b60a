import CLineScan

/// Reads the text of one line of the log. It owns the scanner, which learns the shapes of lines, so
/// it is used for one line after the other, by one thread.
@safe final class ActionLogDecoder {
  private let scanner: OpaquePointer
  let found: UnsafeMutablePointer<gp_scan_line>
  /// The text of the line read last; only valid until its buffer changes.
  private(set) var text: UnsafePointer<UInt8>
  /// The date read last. Apart from the class, so that no access to it need be guarded.
  let date: UnsafeMutablePointer<gp_date>

  private let types = WordList(ActionLogVocabulary.types)
  private let operations = WordList(ActionLogVocabulary.operations)
  private let statuses = WordList(ActionLogVocabulary.statuses)
  private let decisions = WordList(ActionLogVocabulary.decisions)
  private let boundaries = WordList(ActionLogVocabulary.boundaries)
  private let events = WordList(ActionLogVocabulary.events)
  private let purposes = WordList(ActionLogVocabulary.purposes)
  private let verdicts = WordList(ActionLogVocabulary.verdicts)
  private let finders = WordList(ActionLogVocabulary.finders)
  private let labels = WordList(ActionLogVocabulary.labels)
  let subjectNone = WordList(["none"])

  init() {
    let paths = ActionLogField.allCases.map(\.path)
    // One text, the paths separated by line ends.
    guard
      let made = unsafe gp_scanner_make(
        paths.joined(separator: "\n"), ActionLogField.plainPaths.joined(separator: "\n"))
    else {
      preconditionFailure("the fields of the log fit a scanner, and there is memory for it")
    }
    unsafe scanner = made
    unsafe found = .allocate(capacity: 1)
    unsafe found.initialize(to: gp_scan_line())
    unsafe date = .allocate(capacity: 1)
    unsafe date.initialize(to: gp_date())
    unsafe text = UnsafePointer(UnsafeRawPointer(found).assumingMemoryBound(to: UInt8.self))
  }

  deinit {
    unsafe gp_scanner_free(scanner)
    unsafe found.deallocate()
    unsafe date.deallocate()
  }

  /// Reads `length` bytes, behind which there is room that may be read, its first byte a control
  /// character. The fault's line number is left to the caller.
  func decode(
    _ text: UnsafePointer<UInt8>, length: Int, into line: inout ActionLogLine
  ) -> ActionLogFault? {
    unsafe self.text = unsafe text
    let code = unsafe gp_scan(scanner, text, length, found)
    if code != 0 {
      let reason = ActionLogFault.Reason(rawValue: UInt8(code - 1)) ?? .unexpected
      return unsafe ActionLogFault(reason: reason, offset: found.pointee.fault_offset)
    }
    return decodeFound(into: &line)
  }

  /// Finds the line of a shape read before that begins here, of `held` bytes in which it may end:
  /// its length without the LF; nil where it has no such shape, or its LF is not held.
  func findKnown(_ text: UnsafePointer<UInt8>, held: Int) -> Int? {
    unsafe self.text = unsafe text
    let length = unsafe gp_scan_known(scanner, text, held, found)
    return length < 0 ? nil : length
  }

  /// Reads the line that was found last.
  func decodeFound(into line: inout ActionLogLine) -> ActionLogFault? {
    if unsafe gp_root(found) != Int32(gp_scan_object.rawValue) {
      return ActionLogFault(reason: .notAnObject)
    }
    line = ActionLogLine()
    do throws(FieldFault) {
      try decode(into: &line)
      return nil
    } catch {
      let offset = unsafe error.isPlaced ? gp_start(found, Int32(error.field.rawValue)) : 0
      return ActionLogFault(
        reason: error.reason, field: UInt8(error.field.rawValue), offset: UInt32(offset))
    }
  }

  struct FieldFault: Error {
    var reason: ActionLogFault.Reason
    var field: ActionLogField
    var isPlaced = false
  }

  // MARK: Records

  private func decode(into line: inout ActionLogLine) throws(FieldFault) {
    guard let type = try word(.type, types) else {
      throw FieldFault(reason: .missing, field: .type)
    }
    line.type = ActionLogType.allCases[Int(type)]
    line.id = try hash(.id)
    line.noticeableTexts = unsafe UInt8(truncatingIfNeeded: found.pointee.noticeable)
    line.workflow = try text(.workflow)
    if !line.workflow.isPresent { throw FieldFault(reason: .missing, field: .workflow) }
    line.supersedes = try hash(.supersedes)
    line.unit = try hash(.unit)
    guard let (time, isNaive) = try time(.ts) else {
      throw FieldFault(reason: .missing, field: .ts)
    }
    line.time = time
    line.isNaive = isNaive
    switch line.type {
    case .action: try decodeAction(into: &line)
    case .unit:
      try needUnit(line)
      line.event = try event(.opened, .cancelled)
    case .review: try decodeReview(into: &line)
    case .control: try decodeControl(into: &line)
    case .eval: try decodeEval(into: &line)
    }
  }

  private func decodeAction(into line: inout ActionLogLine) throws(FieldFault) {
    line.endTime = try time(.endTime)?.0
    line.parent = try hash(.parent)
    line.operation = looseWord(.operation, operations).map {
      ActionLogOperation.allCases[Int($0)]
    }
    line.status = looseWord(.status, statuses).map { ActionLogStatus.allCases[Int($0)] }
    line.lane = try text(.lane)
    line.boundary = looseWord(.boundary, boundaries).map { ActionLogBoundary.allCases[Int($0)] }
    if kind(.model) != gp_scan_absent { line.model = try text(.model) }
    if kind(.requestedModel) != gp_scan_absent { line.requestedModel = try text(.requestedModel) }
    if kind(.provider) != gp_scan_absent { line.provider = try text(.provider) }
    line.promptName = try text(.promptName)
    line.promptVersion = try text(.promptVersion)
    // It stands for a version that is not there.
    if !line.promptVersion.isPresent { line.promptHash = try text(.promptHash) }
    line.tool = try text(.tool)
    line.hasSucceeded = bool(.success)
    try decodeUsage(into: &line)
    try decodeCost(into: &line)
    line.approvalIsRequired = bool(.approvalRequired) ?? (line.boundary == .approval)
    line.decision = looseWord(.decision, decisions).map { ActionLogDecision.allCases[Int($0)] }
    line.approvalTime = try time(.approvalTime)?.0
    line.minutes = try minutes(.approvalMinutes)
    line.hasPlainSubject = isText(.subject) && kind(.subjectIsHashed) != gp_scan_true
    audit(&line)
  }

  private func decodeUsage(into line: inout ActionLogLine) throws(FieldFault) {
    line.input = try tokens(.input, &line)
    line.cacheRead = try tokens(.cacheRead, &line)
    line.cacheWrite = try tokens(.cacheWrite, &line)
    line.output = try tokens(.output, &line)
    line.reasoning = try tokens(.reasoning, &line)
    if line.cacheRead + line.cacheWrite > line.input {
      throw FieldFault(
        reason: .contradiction, field: .input, isPlaced: kind(.input) != gp_scan_absent)
    }
    if line.reasoning > line.output {
      throw FieldFault(
        reason: .contradiction, field: .output, isPlaced: kind(.output) != gp_scan_absent)
    }
  }

  private func decodeCost(into line: inout ActionLogLine) throws(FieldFault) {
    guard kind(.cost) != gp_scan_absent, kind(.cost) != gp_scan_null else { return }
    var value: Int64 = 0
    let (start, length) = span(.cost)
    guard kind(.cost) == gp_scan_string || kind(.cost) == gp_scan_number else {
      throw FieldFault(reason: .wrongType, field: .cost)
    }
    guard unsafe gp_read_decimal(text + start, length, 12, &value) != 0 else {
      throw FieldFault(reason: .outOfRange, field: .cost, isPlaced: true)
    }
    line.cost = value
    line.currency = try text(.currency)
  }

  private func decodeReview(into line: inout ActionLogLine) throws(FieldFault) {
    try needUnit(line)
    guard let purpose = try word(.purpose, purposes) else {
      throw FieldFault(reason: .missing, field: .purpose)
    }
    guard let verdict = try word(.verdict, verdicts) else {
      throw FieldFault(reason: .missing, field: .verdict)
    }
    line.purpose = ActionLogPurpose.allCases[Int(purpose)]
    line.verdict = ActionLogVerdict.allCases[Int(verdict)]
    line.finder = try word(.foundBy, finders).map { ActionLogFinder.allCases[Int($0)] }
    line.minutes = try minutes(.minutes)
  }

  private func decodeControl(into line: inout ActionLogLine) throws(FieldFault) {
    line.event = try event(.disabled, .limited)
    line.lane = try text(.controlLane)
    line.reason = try text(.reason)
    line.actor = try text(.actor)
    line.detail = try text(.detail)
  }

  private func decodeEval(into line: inout ActionLogLine) throws(FieldFault) {
    line.suite = try text(.suite)
    if !line.suite.isPresent { throw FieldFault(reason: .missing, field: .suite) }
    line.caseID = try hash(.caseID)
    if line.caseID == nil { throw FieldFault(reason: .missing, field: .caseID) }
    guard let label = try word(.label, labels) else {
      throw FieldFault(reason: .missing, field: .label)
    }
    line.label = ActionLogLabel.allCases[Int(label)]
    line.model = try text(.model)
    line.promptName = try text(.promptName)
    line.promptVersion = try text(.promptVersion)
    line.promptHash = try text(.promptHash)
  }

  private func needUnit(_ line: ActionLogLine) throws(FieldFault) {
    if line.unit == nil { throw FieldFault(reason: .missing, field: .unit) }
  }

  private func event(
    _ first: ActionLogEvent, _ last: ActionLogEvent
  ) throws(FieldFault) -> ActionLogEvent {
    guard let index = try word(.event, events) else {
      throw FieldFault(reason: .missing, field: .event)
    }
    guard index >= first.rawValue, index <= last.rawValue else {
      throw FieldFault(reason: .unknownWord, field: .event, isPlaced: true)
    }
    return ActionLogEvent.allCases[Int(index)]
  }
}
