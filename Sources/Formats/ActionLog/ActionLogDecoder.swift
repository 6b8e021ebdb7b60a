import CLineScan

/// Reads the text of one line of the log. It owns the scanner, which learns the shapes of lines, so
/// it is used for one line after the other, by one thread.
@safe final class ActionLogDecoder {
  private let scanner: OpaquePointer
  let found: UnsafeMutablePointer<gp_scan_line>
  /// The text of the line read last; only valid until its buffer changes.
  private var text: UnsafePointer<UInt8>
  /// The date read last. Apart from the class, so that no access to it need be guarded.
  private let date: UnsafeMutablePointer<gp_date>

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
    if unsafe found.pointee.root != UInt8(gp_scan_object.rawValue) {
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

  private struct FieldFault: Error {
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

  // MARK: Values

  @inline(__always)
  func kind(_ field: ActionLogField) -> gp_scan_kind {
    unsafe gp_scan_kind(UInt32(gp_kind(found, Int32(field.rawValue))))
  }

  @inline(__always)
  private func span(_ field: ActionLogField) -> (start: Int, length: Int) {
    let slot = Int32(field.rawValue)
    return unsafe (Int(gp_start(found, slot)), Int(gp_length(found, slot)))
  }

  func isText(_ field: ActionLogField) -> Bool {
    kind(field) == gp_scan_string && span(field).length > 0
  }

  private func bool(_ field: ActionLogField) -> Bool? {
    switch kind(field) {
    case gp_scan_true: true
    case gp_scan_false: false
    default: nil
    }
  }

  /// The place of a word in its vocabulary; nil where the field is absent.
  @inline(__always)
  private func word(_ field: ActionLogField, _ list: WordList) throws(FieldFault) -> UInt8? {
    guard try isString(field) else { return nil }
    if let index = looseWord(field, list) { return index }
    throw FieldFault(reason: .unknownWord, field: field, isPlaced: true)
  }

  /// nil for a word that is not of the vocabulary too.
  @inline(__always)
  func looseWord(_ field: ActionLogField, _ list: WordList) -> UInt8? {
    guard kind(field) == gp_scan_string else { return nil }
    let (start, length) = span(field)
    return unsafe list.index(text + start, length: Int32(length))
  }

  /// False where it is absent or null.
  @inline(__always)
  private func isString(_ field: ActionLogField) throws(FieldFault) -> Bool {
    switch kind(field) {
    case gp_scan_string: return true
    case gp_scan_absent, gp_scan_null: return false
    default: throw FieldFault(reason: .wrongType, field: field)
    }
  }

  /// nil where it is absent or empty.
  @inline(__always)
  private func hash(_ field: ActionLogField) throws(FieldFault) -> TextHash? {
    guard try isString(field) else { return nil }
    let (start, length) = span(field)
    if length == 0 { return nil }
    let hash =
      unsafe gp_is_escaped(found, Int32(field.rawValue)) != 0
      ? hash(of: unescaped(field)) : unsafe gp_hash_text(text + start, length)
    return TextHash(high: hash.high, low: hash.low)
  }

  @inline(__always)
  private func text(_ field: ActionLogField) throws(FieldFault) -> ActionLogLine.Text {
    guard let hash = try hash(field) else { return ActionLogLine.Text() }
    return ActionLogLine.Text(hash: hash.low | 1, field: UInt8(field.rawValue))
  }

  private func hash(of bytes: [UInt8]) -> gp_hash128 {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe gp_hash(buffer.baseAddress ?? text, buffer.count, 0)
    }
  }

  private func time(_ field: ActionLogField) throws(FieldFault) -> (Int64, isNaive: Bool)? {
    guard try isString(field) else { return nil }
    let (start, length) = span(field)
    var micros: Int64 = 0
    var offset: Int32 = 0
    guard unsafe gp_read_time(text + start, length, date, &micros, &offset) != 0 else {
      throw FieldFault(reason: .badTime, field: field, isPlaced: true)
    }
    return (micros, offset == .min)
  }

  /// A whole number from 0 to 10¹².
  @inline(__always)
  private func tokens(
    _ field: ActionLogField, _ line: inout ActionLogLine
  ) throws(FieldFault) -> Int64 {
    switch kind(field) {
    case gp_scan_number: break
    case gp_scan_absent, gp_scan_null: return 0
    default: throw FieldFault(reason: .wrongType, field: field)
    }
    let (start, length) = span(field)
    guard let value = unsafe Self.whole(text + start, length), value <= 1_000_000_000_000 else {
      throw FieldFault(reason: .outOfRange, field: field, isPlaced: true)
    }
    line.hasUsage = true
    return value
  }

  /// The value of a run of digits; a fraction, an exponent, a sign is none of a count.
  private static func whole(_ text: UnsafePointer<UInt8>, _ length: Int) -> Int64? {
    if length > 15 { return nil }
    var value: Int64 = 0
    for index in 0..<length {
      let digit = unsafe text[index] &- 0x30
      if digit > 9 { return nil }
      value = value &* 10 &+ Int64(digit)
    }
    return value
  }

  /// In millionths; from 0 to a year.
  private func minutes(_ field: ActionLogField) throws(FieldFault) -> Int64 {
    switch kind(field) {
    case gp_scan_number: break
    case gp_scan_absent, gp_scan_null: return 0
    default: throw FieldFault(reason: .wrongType, field: field)
    }
    let (start, length) = span(field)
    var value: Int64 = 0
    guard unsafe gp_read_decimal(text + start, length, 6, &value) != 0,
      (0...527_040_000_000).contains(value)
    else { throw FieldFault(reason: .outOfRange, field: field, isPlaced: true) }
    return value
  }

  // MARK: Texts

  /// Shows the texts of the line read last that may hold something that does not belong into a log,
  /// with their offsets.
  func eachNoticeableText(_ body: ([UInt8], Int) -> Void) {
    for number in unsafe 0..<Int32(found.pointee.noticeable) {
      let start = unsafe Int(gp_noticeable_start(found, number))
      let count = unsafe Int(gp_noticeable_end(found, number)) - start
      body(unsafe Array(UnsafeBufferPointer(start: text + start, count: count)), start)
    }
  }

  /// The text of a field of the line read last.
  func string(_ text: ActionLogLine.Text) -> String {
    guard text.isPresent, let field = ActionLogField(rawValue: Int(text.field)) else { return "" }
    return String(decoding: unescaped(field), as: UTF8.self)
  }

  /// The text of a field of the line read last, where it is a string.
  func string(_ field: ActionLogField) -> String? {
    kind(field) == gp_scan_string ? String(decoding: unescaped(field), as: UTF8.self) : nil
  }

  private func unescaped(_ field: ActionLogField) -> [UInt8] {
    let (start, length) = span(field)
    let bytes = unsafe Array(UnsafeBufferPointer(start: text + start, count: length))
    if unsafe gp_is_escaped(found, Int32(field.rawValue)) == 0 { return bytes }
    return JSONEscapes.removed(bytes.span, from: 0, to: bytes.count)
  }
}
