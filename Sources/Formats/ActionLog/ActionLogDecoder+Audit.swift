import CLineScan

extension ActionLogDecoder {
  /// Which fields the action needs so that it can be replayed, and which of them it has. The bits
  /// are in the order of Model's AuditField.
  func audit(_ line: inout ActionLogLine) {
    var needed: UInt32 = 0b11_1111
    var present: UInt32 = 0
    func set(_ bit: UInt32, _ isThere: Bool) { if isThere { present |= 1 << bit } }
    set(0, line.id != nil)
    set(1, line.unit != nil)
    set(2, isText(.agent))
    set(3, line.operation != nil)
    set(4, line.status != nil)
    set(5, isText(.subject) || looseWord(.subjectKind, subjectNone) != nil)
    switch line.operation {
    case .chat?, .generateContent?, .textCompletion?: needed |= 0b111111 << 6
    // Numbers come back, no text; and there is no prompt.
    case .embeddings?: needed |= 0b1001 << 6
    case .executeTool?: needed |= 0b11111 << 12
    case .retrieval?: needed |= 1 << 17
    default: break
    }
    set(6, line.model.isPresent)
    set(7, line.promptVersion.isPresent || line.promptHash.isPresent)
    set(8, kind(.parameters) == gp_scan_object)
    set(9, kind(.inputData) == gp_scan_object)
    set(10, kind(.sources) == gp_scan_array)
    set(11, kind(.outputData) == gp_scan_object)
    set(12, line.tool.isPresent)
    set(13, isText(.endpoint))
    set(14, kind(.toolParameters) != gp_scan_absent)
    set(15, line.hasSucceeded != nil)
    set(16, kind(.result) != gp_scan_absent && kind(.result) != gp_scan_null)
    set(17, kind(.sources) == gp_scan_array && sourcesHaveIDs)
    if kind(.final) == gp_scan_true { needed |= 1 << 18 }
    set(18, kind(.confidence) == gp_scan_number)
    if line.approvalIsRequired { needed |= 0b111 << 19 }
    set(19, isText(.approver))
    set(20, line.decision != nil)
    set(21, line.approvalTime != nil)
    line.needed = needed
    line.present = present & needed
  }

  private var sourcesHaveIDs: Bool {
    let count = unsafe gp_count(found, Int32(ActionLogField.sources.rawValue))
    if count == 0 { return true }
    let id = Int32(ActionLogField.sourceID.rawValue)
    return unsafe gp_kind(found, id) != 0 && gp_count(found, id) == count
  }
}
