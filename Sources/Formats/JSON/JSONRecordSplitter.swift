/// Cuts a stream of bytes into JSON texts without reading them: the lines of a JSON Lines file, the
/// members of a list that is the whole file, or the one value that a file is.
///
/// A text that ends wrongly does not spoil the next: a line ends at its line end, and a string at
/// the end of its line.
package struct JSONRecordSplitter {
  /// Bytes of one text; what is longer is only named.
  package static let recordLimit = 64 << 20

  package struct Record: Sendable {
    /// Empty where the text is longer than the limit.
    package let bytes: [UInt8]
    /// The line in which it starts, from 1.
    package let line: Int
    package let isOverlong: Bool
  }

  private enum Form { case lines, list, whole }

  private var form: Form?
  private var buffer: [UInt8] = []
  /// Where what is not handed out yet starts in the buffer.
  private var start = 0
  /// How far the buffer has been looked at.
  private var scanned = 0
  /// The line of `start`.
  private var line = 1
  private var isAtEnd = false
  /// In a text that is too long, up to its end.
  private var isSkipping = false
  private var nesting = Nesting()
  private let limit: Int

  package init(limit: Int = JSONRecordSplitter.recordLimit) { self.limit = limit }

  /// The next bytes of the stream.
  package mutating func add(_ piece: [UInt8]) {
    buffer.removeFirst(start)
    scanned -= start
    start = 0
    buffer += piece
  }

  /// No bytes follow.
  package mutating func finish() { isAtEnd = true }

  /// The next text; nil where more bytes are needed, or none are left.
  package mutating func next() -> Record? {
    if form == nil { form = recognised() }
    switch form {
    case .lines: return nextLine()
    case .list: return nextMember()
    case .whole: return nextWhole()
    case nil: return nil
    }
  }

  // MARK: Form

  private var rest: ArraySlice<UInt8> { buffer[start...] }

  /// nil as long as too few bytes are there to tell.
  private mutating func recognised() -> Form? {
    if line == 1, start == 0, buffer.starts(with: [0xEF, 0xBB, 0xBF]) { drop(to: 3) }
    guard let first = rest.firstIndex(where: { !Self.isBlank($0) }) else {
      return isAtEnd ? .lines : nil
    }
    if buffer[first] == UInt8(ascii: "[") {
      drop(to: first + 1)
      return .list
    }
    guard let lineEnd = buffer[first...].firstIndex(of: 0x0A) else {
      return isAtEnd || rest.count > limit ? .lines : nil
    }
    var nesting = Nesting()
    for byte in buffer[first..<lineEnd] { nesting.take(byte) }
    if nesting.depth <= 0 { return .lines }
    guard let second = buffer[(lineEnd + 1)...].first(where: { $0 != 0x0A && $0 != 0x0D }) else {
      return isAtEnd ? .lines : nil
    }
    // A value over several lines goes on with its members, set in or not, never with an object.
    return second == UInt8(ascii: "{") ? .lines : .whole
  }

  // MARK: Texts

  private mutating func nextLine() -> Record? {
    while true {
      let end = buffer[scanned...].firstIndex(of: 0x0A)
      guard let end = end ?? (isAtEnd && !rest.isEmpty ? buffer.count : nil) else {
        return waiting()
      }
      let number = line
      let bytes = Array(buffer[start..<end])
      drop(to: min(end + 1, buffer.count))
      if isSkipping {
        isSkipping = false
      } else if bytes.count > limit {
        return Record(bytes: [], line: number, isOverlong: true)
      } else if !bytes.allSatisfy(Self.isBlank) {
        return Record(bytes: bytes, line: number, isOverlong: false)
      }
    }
  }

  private mutating func nextMember() -> Record? {
    while scanned < buffer.count {
      let byte = buffer[scanned]
      let isOutside = nesting.depth <= 0 && !nesting.isInString
      if isOutside, byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") {
        let record = member(to: scanned)
        if byte == UInt8(ascii: "]") { form = .lines }
        nesting = Nesting()
        if let record { return record }
        if byte == UInt8(ascii: "]") { return nextLine() }
        continue
      }
      nesting.take(byte)
      scanned += 1
    }
    guard isAtEnd, !rest.isEmpty else { return waiting() }
    return member(to: buffer.count)
  }

  /// nil for a blank, and for the rest of a text that was too long.
  private mutating func member(to end: Int) -> Record? {
    let first = buffer[start..<end].firstIndex { !Self.isBlank($0) } ?? end
    let number = line + Self.lineEnds(buffer[start..<first])
    let bytes = Array(buffer[first..<end])
    drop(to: min(end + 1, buffer.count))
    defer { isSkipping = false }
    if isSkipping || bytes.isEmpty { return nil }
    if bytes.count > limit { return Record(bytes: [], line: number, isOverlong: true) }
    return Record(bytes: bytes, line: number, isOverlong: false)
  }

  private mutating func nextWhole() -> Record? {
    guard isAtEnd else { return waiting() }
    guard !rest.isEmpty, !isSkipping else { return nil }
    defer { drop(to: buffer.count) }
    return Record(bytes: Array(rest), line: line, isOverlong: false)
  }

  /// Nothing yet, or the name of a text that has grown too long.
  private mutating func waiting() -> Record? {
    scanned = buffer.count
    guard isSkipping || rest.count > limit else { return nil }
    let number = line
    drop(to: buffer.count)
    if isSkipping { return nil }
    isSkipping = true
    return Record(bytes: [], line: number, isOverlong: true)
  }

  private mutating func drop(to end: Int) {
    line += Self.lineEnds(buffer[start..<end])
    start = end
    scanned = end
  }

  private static func lineEnds(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(into: 0) { if $1 == 0x0A { $0 += 1 } }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }
}

/// How deep in a JSON text a byte stands, without looking whether it is one.
private struct Nesting {
  var depth = 0
  var isInString = false
  private var isEscaped = false

  mutating func take(_ byte: UInt8) {
    if isInString {
      inString(byte)
      return
    }
    switch byte {
    case UInt8(ascii: "\""): isInString = true
    case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
    default: break
    }
  }

  private mutating func inString(_ byte: UInt8) {
    if byte == 0x0A {
      isInString = false
      isEscaped = false
    } else if isEscaped {
      isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = true
    } else if byte == UInt8(ascii: "\"") {
      isInString = false
    }
  }
}
