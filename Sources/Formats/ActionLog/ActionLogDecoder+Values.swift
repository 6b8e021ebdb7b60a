import CLineScan

/// The values of the line read last, as the kinds of its records take them.
extension ActionLogDecoder {
  @inline(__always)
  func kind(_ field: ActionLogField) -> gp_scan_kind {
    unsafe gp_scan_kind(UInt32(gp_kind(found, Int32(field.rawValue))))
  }

  @inline(__always)
  func span(_ field: ActionLogField) -> (start: Int, length: Int) {
    let slot = Int32(field.rawValue)
    return unsafe (Int(gp_start(found, slot)), Int(gp_length(found, slot)))
  }

  func isText(_ field: ActionLogField) -> Bool {
    kind(field) == gp_scan_string && span(field).length > 0
  }

  func bool(_ field: ActionLogField) -> Bool? {
    switch kind(field) {
    case gp_scan_true: true
    case gp_scan_false: false
    default: nil
    }
  }

  /// The place of a word in its vocabulary; nil where the field is absent.
  @inline(__always)
  func word(_ field: ActionLogField, _ list: WordList) throws(FieldFault) -> UInt8? {
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
  func isString(_ field: ActionLogField) throws(FieldFault) -> Bool {
    switch kind(field) {
    case gp_scan_string: return true
    case gp_scan_absent, gp_scan_null: return false
    default: throw FieldFault(reason: .wrongType, field: field)
    }
  }

  /// nil where it is absent or empty.
  @inline(__always)
  func hash(_ field: ActionLogField) throws(FieldFault) -> TextHash? {
    guard try isString(field) else { return nil }
    let (start, length) = span(field)
    if length == 0 { return nil }
    let hash =
      unsafe gp_is_escaped(found, Int32(field.rawValue)) != 0
      ? hash(of: unescaped(field)) : unsafe gp_hash_text(text + start, length)
    return TextHash(high: hash.high, low: hash.low)
  }

  @inline(__always)
  func text(_ field: ActionLogField) throws(FieldFault) -> ActionLogLine.Text {
    guard let hash = try hash(field) else { return ActionLogLine.Text() }
    return ActionLogLine.Text(hash: hash.low | 1, field: UInt8(field.rawValue))
  }

  func hash(of bytes: [UInt8]) -> gp_hash128 {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe gp_hash(buffer.baseAddress ?? text, buffer.count, 0)
    }
  }

  func time(_ field: ActionLogField) throws(FieldFault) -> (Int64, isNaive: Bool)? {
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
  func tokens(
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
  func minutes(_ field: ActionLogField) throws(FieldFault) -> Int64 {
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

  func unescaped(_ field: ActionLogField) -> [UInt8] {
    let (start, length) = span(field)
    let bytes = unsafe Array(UnsafeBufferPointer(start: text + start, count: length))
    if unsafe gp_is_escaped(found, Int32(field.rawValue)) == 0 { return bytes }
    return JSONEscapes.removed(bytes.span, from: 0, to: bytes.count)
  }
}
