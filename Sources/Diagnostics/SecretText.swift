/// Keys, tokens and passwords in a text, and how they are shown: by their beginning alone.
///
/// The one place of the patterns: what looks for secrets in the log asks here, and so does every
/// diagnostic before it is printed. Bytes are looked at as they are written; escapes of JSON and YAML
/// are not removed, but what follows one begins a word.
package enum SecretText {
  /// What stays readable of a secret that its issuer's beginning makes known.
  private static let shown = 8
  private static let ellipsis = Array("…".utf8)

  // MARK: Masking

  /// The text with secrets cut after their first characters. With `padded` it keeps its length in
  /// bytes, so that a caret stays in its place, and may have been cut off in the middle of a secret.
  package static func masked(_ text: String, padded: Bool) -> String {
    let bytes = Array(text.utf8)
    guard bytes.indices.contains(where: { secret(in: bytes, at: $0, isCut: padded) != nil }) else {
      return text
    }
    var result: [UInt8] = []
    var place = 0
    while place < bytes.count {
      guard let secret = secret(in: bytes, at: place, isCut: padded) else {
        result.append(bytes[place])
        place += 1
        continue
      }
      let end = secret.range.lowerBound + shownCount(of: secret, in: bytes)
      result += bytes[place..<end] + ellipsis
      let hidden = min(end + ellipsis.count, secret.range.upperBound)..<secret.range.upperBound
      // The ends of lines stay, so that what follows is where it was.
      if padded { result += bytes[hidden].map { $0 == 0x0A ? 0x0A : 0x20 } }
      place = secret.range.upperBound
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The text as pages and data files have it: with secrets cut after their first characters.
  package static func shown(_ text: String) -> String {
    guard text.utf8.count >= least,
      text.utf8.withContiguousStorageIfAvailable(mayHold) ?? true
    else { return text }
    return masked(text, padded: false)
  }

  /// nil where there is no secret.
  package static func shown(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count >= least, bytes.withUnsafeBufferPointer(mayHold) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    return Array(masked(text, padded: false).utf8)
  }

  /// Whether a secret may be in a text, told by a few bytes at a place: every text of a site is looked
  /// at, and hardly one has any.
  private static func mayHold(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let marks = marks
    for place in 1..<bytes.count - 1 where marks.pairs[pair(bytes[place - 1], bytes[place])] {
      let third = bytes[place + 1]
      if marks.triples.contains(UInt32(pair(bytes[place - 1], bytes[place])) << 8 | UInt32(third)) {
        return true
      }
    }
    for place in 2..<bytes.count where bytes[place] == equals || bytes[place] == colon {
      let last = bytes[place - 1] | 0x20
      if isJoint(bytes[place - 1]) || marks.nameEnds.contains(pair(bytes[place - 2] | 0x20, last)) {
        return true
      }
    }
    return false
  }

  private static func pair(_ first: UInt8, _ second: UInt8) -> Int {
    Int(first) << 8 | Int(second)
  }

  /// What `mayHold` looks for: the first two and three bytes of all beginnings, the last two of the
  /// names of secrets.
  private static let marks: (pairs: [Bool], triples: Set<UInt32>, nameEnds: [Int]) = {
    var pairs = [Bool](repeating: false, count: 1 << 16)
    var triples: Set<UInt32> = []
    for text in allBeginnings {
      let first = pair(text[0], text[1])
      pairs[first] = true
      triples.insert(UInt32(first) << 8 | UInt32(text[2]))
    }
    return (pairs, triples, secretNames.map { pair($0[$0.count - 2], $0[$0.count - 1]) })
  }()

  /// Bytes of the shortest text with a secret, `pwd=` and six more.
  private static let least = 10

  private struct Secret {
    let range: Range<Int>
    /// Whether its first characters are its issuer's, and so no secret.
    let isMarked: Bool
  }

  /// Of one without a mark at most a third: of a short password the first characters would be nearly
  /// all.
  private static func shownCount(of secret: Secret, in bytes: [UInt8]) -> Int {
    var count = secret.isMarked ? shown : min(shown, secret.range.count / 3)
    // Not within a character.
    while count > 0, bytes[secret.range.lowerBound + count] & 0xC0 == 0x80 { count -= 1 }
    return count
  }

  /// The secret that begins at `place`, or whose name and sign do.
  private static func secret(in text: [UInt8], at place: Int, isCut: Bool) -> Secret? {
    let byte = text[place]
    if byte == equals || byte == colon {
      return assignedSecret(in: text, at: place).map { Secret(range: $0, isMarked: false) }
    }
    guard firstBytes[Int(byte)] else { return nil }
    if let token = sessionToken(in: text, at: place) { return Secret(range: token, isMarked: true) }
    guard beginsWord(in: text, at: place) else { return nil }
    // What follows `Bearer` has no mark.
    return key(in: text, from: place, isCut: isCut)
      .map { Secret(range: $0, isMarked: $0.lowerBound == place) }
  }

  /// A token of a session: `sess-` and hexadecimal digits, wherever it stands.
  private static func sessionToken(in text: [UInt8], at place: Int) -> Range<Int>? {
    guard text[place...].starts(with: session) else { return nil }
    let digits = text[(place + session.count)...].prefix {
      isDigit($0) || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x66)
    }
    let count = session.count + digits.count
    return count > shown + 3 ? place..<(place + count) : nil
  }

  // MARK: Keys

  /// Whether a word begins at `place`: not behind a letter or digit, but for those of an escape.
  package static func beginsWord(in text: [UInt8], at place: Int) -> Bool {
    guard place > 0, isAlphanumeric(text[place - 1]) else { return true }
    if place > 1, text[place - 2] == backslash, simpleEscapes.contains(text[place - 1]) {
      return true
    }
    return place > 5 && text[place - 6] == backslash && text[place - 5] == UInt8(ascii: "u")
  }

  /// The key or token whose word begins at `start`. `isCut`: the text may end within it.
  package static func key(in text: [UInt8], from start: Int, isCut: Bool = false) -> Range<Int>? {
    switch text[start] {
    case UInt8(ascii: "-"): privateKey(in: text, from: start)
    case UInt8(ascii: "e"): webToken(in: text, from: start, isCut: isCut)
    case UInt8(ascii: "B"): bearerToken(in: text, from: start, isCut: isCut)
    default: issuedKey(in: text, from: start, isCut: isCut)
    }
  }

  /// The beginnings by which the issuers of keys make them known, and how many characters of a key
  /// follow at least.
  private static let beginnings: [(text: [UInt8], rest: Int)] = [
    ("AKIA", 16), ("ASIA", 16), ("ghp_", 36), ("gho_", 36), ("ghu_", 36), ("ghs_", 36),
    ("ghr_", 36), ("github_pat_", 22), ("glpat-", 20), ("xoxa-", 10), ("xoxb-", 10),
    ("xoxp-", 10), ("xoxr-", 10), ("xoxs-", 10), ("sk-", 20), ("sk_live_", 16), ("rk_live_", 16),
    ("AIza", 35), ("npm_", 36), ("sess-", 16),
  ].map { (Array($0.0.utf8), $0.1) }

  private static let session = Array("sess-".utf8)
  private static let privateBeginning = Array("-----BEGIN ".utf8)
  private static let privateEnd = Array("-----END ".utf8)
  private static let webBeginning = Array("eyJ".utf8)
  private static let bearer = Array("Bearer ".utf8)

  private static let allBeginnings =
    beginnings.map(\.text) + [privateBeginning, webBeginning, bearer]

  /// By byte: whether some key begins with it.
  package static let firstBytes: [Bool] = {
    var result = [Bool](repeating: false, count: 256)
    for text in allBeginnings {
      result[Int(text[0])] = true
    }
    return result
  }()

  private static func issuedKey(in text: [UInt8], from start: Int, isCut: Bool) -> Range<Int>? {
    for beginning in beginnings
    where beginning.text[0] == text[start] && text[start...].starts(with: beginning.text) {
      let end = keyEnd(in: text, from: start + beginning.text.count)
      let count = end - start - beginning.text.count
      let isEnough = count >= beginning.rest || (isCut && end == text.count && count >= 6)
      if isEnough { return start..<end }
    }
    return nil
  }

  /// `-----BEGIN … KEY-----`, and all up to its end.
  private static func privateKey(in text: [UInt8], from start: Int) -> Range<Int>? {
    guard text[start...].starts(with: privateBeginning),
      text[start...].prefix(48).split(separator: 0x20)
        .contains(where: { $0.starts(with: "KEY-----".utf8) })
    else { return nil }
    var end = start + privateBeginning.count
    while end < text.count, !text[end...].starts(with: privateEnd) { end += 1 }
    return start..<end
  }

  /// A token of three parts, the first of them an object of JSON in Base64 (RFC 7519).
  private static func webToken(in text: [UInt8], from start: Int, isCut: Bool) -> Range<Int>? {
    guard text[start...].starts(with: webBeginning) else { return nil }
    let token = text[start...].prefix { isKeyCharacter($0) || $0 == UInt8(ascii: ".") }
    if isCut, token.endIndex == text.count, token.count >= 12 { return start..<token.endIndex }
    return token.count >= 40 && token.count { $0 == UInt8(ascii: ".") } == 2
      ? start..<token.endIndex : nil
  }

  private static func bearerToken(in text: [UInt8], from start: Int, isCut: Bool) -> Range<Int>? {
    guard text[start...].starts(with: bearer) else { return nil }
    let first = start + bearer.count
    let end = keyEnd(in: text, from: first)
    let isEnough = end - first >= 20 || (isCut && end == text.count && end - first >= 6)
    return isEnough ? first..<end : nil
  }

  // MARK: Passwords

  private static let secretNames = [
    "password", "passwd", "pwd", "secret", "apikey", "accesskey",
    "authtoken", "accesstoken", "privatekey",
  ].map { Array($0.utf8) }

  private static let lastLetters = Set(secretNames.compactMap(\.last))

  /// The value of `password=…`, `"api_key": "…"` with its sign at `place`: a name that says so before
  /// the sign, and a value of at least six characters behind it.
  package static func assignedSecret(in text: [UInt8], at place: Int) -> Range<Int>? {
    // Most signs are those of times: no name of a secret ends in a digit.
    guard let last = text[..<place].last(where: { !isJoint($0) }), lastLetters.contains(last | 0x20)
    else { return nil }
    var name: [UInt8] = []
    var index = place - 1
    while index >= 0, name.count < 16, text[index] != 0x20 || name.isEmpty {
      if isAlphanumeric(text[index]) {
        name.append(text[index] | 0x20)
      } else if !isJoint(text[index]) {
        break
      }
      index -= 1
    }
    name.reverse()
    guard secretNames.contains(where: { name.suffix($0.count).elementsEqual($0) }) else {
      return nil
    }
    let value = text[(place + 1)...].drop { isJoint($0) && $0 != UInt8(ascii: "-") }
      .prefix { $0 > 0x20 && !isJoint($0) && $0 != UInt8(ascii: "*") }
    let isMasked = value.count <= shown + ellipsis.count && value.suffix(3).elementsEqual(ellipsis)
    return value.count >= 6 && !isMasked ? value.startIndex..<value.endIndex : nil
  }

  // MARK: Characters

  private static let equals = UInt8(ascii: "=")
  private static let colon = UInt8(ascii: ":")
  private static let backslash = UInt8(ascii: "\\")
  private static let simpleEscapes = Array("nrtbfae0".utf8)

  private static func keyEnd(in text: [UInt8], from start: Int) -> Int {
    var end = min(start, text.count)
    while end < text.count, isKeyCharacter(text[end]) { end += 1 }
    return end
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }
  private static func isKeyCharacter(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }
  /// What may stand in a name, or around the sign of an assignment.
  private static func isJoint(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "\"")
      || byte == backslash || byte == UInt8(ascii: "'") || byte == 0x20
  }
}
