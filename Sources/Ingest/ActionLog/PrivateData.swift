import Model

/// Finds in a text what does not belong into a log that is kept for a year or two: keys and
/// passwords, addresses of electronic mail, numbers of payment cards and of bank accounts.
///
/// One pass over the text, as it is written in the log (escapes are not removed). What is found is
/// never kept: only its kind and place are.
struct PrivateData {
  private let text: [UInt8]
  private(set) var kinds: Set<LogExposure.Kind> = []

  /// The kinds that the text has, in the order of their cases.
  static func kinds(in text: [UInt8]) -> [LogExposure.Kind] {
    var search = PrivateData(text: text)
    search.run()
    return LogExposure.Kind.allCases.filter(search.kinds.contains)
  }

  private init(text: [UInt8]) { self.text = text }

  private mutating func run() {
    for place in text.indices {
      let byte = text[place]
      if byte == UInt8(ascii: "@") {
        if isMailAddress(around: place) { kinds.insert(.mailAddress) }
      } else if byte == UInt8(ascii: "=") || byte == UInt8(ascii: ":") {
        if isAssignedSecret(at: place) { kinds.insert(.secret) }
      } else if place == 0 || !Self.isAlphanumeric(text[place - 1]) {
        if Self.isDigit(byte), isCardNumber(from: place) { kinds.insert(.cardNumber) }
        if Self.isUpper(byte), isAccountNumber(from: place) { kinds.insert(.accountNumber) }
        if isKey(from: place) { kinds.insert(.secret) }
      }
    }
  }

  // MARK: Addresses

  /// `name@host.domain`.
  private func isMailAddress(around at: Int) -> Bool {
    guard at > 0, Self.isAlphanumeric(text[at - 1]) || text[at - 1] == UInt8(ascii: "_") else {
      return false
    }
    let host = text[(at + 1)...].prefix {
      Self.isAlphanumeric($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
    }
    let labels = host.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: true)
    guard labels.count >= 2, let last = labels.last else { return false }
    return last.count >= 2 && last.allSatisfy(Self.isLetter)
  }

  // MARK: Numbers

  /// 13 to 19 digits in groups, the first of them one that networks of cards have, the last the
  /// check digit (ISO/IEC 7812-1, Luhn).
  private func isCardNumber(from start: Int) -> Bool {
    guard (UInt8(ascii: "2")...UInt8(ascii: "6")).contains(text[start]) else { return false }
    let digits = grouped(from: start, limit: 19, isMember: Self.isDigit)
    guard (13...19).contains(digits.count) else { return false }
    var sum = 0
    for (index, digit) in digits.reversed().enumerated() {
      let value = Int(digit - UInt8(ascii: "0")) * (index % 2 + 1)
      sum += value > 9 ? value - 9 : value
    }
    return sum % 10 == 0
  }

  /// Two letters, two check digits and 11 to 30 more characters, which divided by 97 leave 1 (ISO
  /// 13616).
  private func isAccountNumber(from start: Int) -> Bool {
    guard start + 4 < text.count, Self.isUpper(text[start + 1]), Self.isDigit(text[start + 2]),
      Self.isDigit(text[start + 3])
    else { return false }
    let all = grouped(from: start, limit: 34) { Self.isDigit($0) || Self.isUpper($0) }
    guard all.count >= 15 else { return false }
    var rest = 0
    for byte in all[4...] + all[..<4] {
      if Self.isDigit(byte) {
        rest = (rest * 10 + Int(byte - UInt8(ascii: "0"))) % 97
      } else {
        rest = (rest * 100 + Int(byte - UInt8(ascii: "A")) + 10) % 97
      }
    }
    return rest == 1
  }

  /// Characters of a number, between which single blanks or hyphens may stand; none where more than
  /// `limit` follow each other, or a letter or digit goes on behind them.
  private func grouped(from start: Int, limit: Int, isMember: (UInt8) -> Bool) -> [UInt8] {
    var members: [UInt8] = []
    var place = start
    while place < text.count {
      if isMember(text[place]) {
        members.append(text[place])
        if members.count > limit { return [] }
      } else if !Self.isSeparator(text[place]) || place + 1 == text.count
        || !isMember(text[place + 1])
      {
        break
      }
      place += 1
    }
    return place < text.count && Self.isAlphanumeric(text[place]) ? [] : members
  }

  // MARK: Keys

  /// The beginnings by which the issuers of keys make them known, and how many characters of a key
  /// follow at least.
  private static let beginnings: [(text: [UInt8], rest: Int)] = [
    ("AKIA", 16), ("ASIA", 16), ("ghp_", 36), ("gho_", 36), ("ghu_", 36), ("ghs_", 36),
    ("ghr_", 36), ("github_pat_", 22), ("glpat-", 20), ("xoxa-", 10), ("xoxb-", 10),
    ("xoxp-", 10), ("xoxr-", 10), ("xoxs-", 10), ("sk-", 20), ("sk_live_", 16), ("rk_live_", 16),
    ("AIza", 35), ("npm_", 36), ("sess-", 16),
  ].map { (Array($0.0.utf8), $0.1) }

  private static let privateKey = Array("-----BEGIN ".utf8)
  private static let webToken = Array("eyJ".utf8)
  private static let bearer = Array("Bearer ".utf8)

  private func isKey(from start: Int) -> Bool {
    switch text[start] {
    case UInt8(ascii: "-"):
      return starts(Self.privateKey, at: start)
        && text[start...].prefix(48).split(separator: 0x20).contains { word in
          word.starts(with: "KEY-----".utf8)
        }
    case UInt8(ascii: "e"):
      // Three parts, the first of them an object of JSON in Base64.
      guard starts(Self.webToken, at: start) else { return false }
      let token = text[start...].prefix { Self.isKeyCharacter($0) || $0 == UInt8(ascii: ".") }
      return token.count >= 40 && token.count { $0 == UInt8(ascii: ".") } == 2
    case UInt8(ascii: "B"):
      return starts(Self.bearer, at: start)
        && keyLength(from: start + Self.bearer.count) >= 20
    default:
      return Self.beginnings.contains { beginning in
        beginning.text[0] == text[start] && starts(beginning.text, at: start)
          && keyLength(from: start + beginning.text.count) >= beginning.rest
      }
    }
  }

  private static let secretNames = [
    "password", "passwd", "pwd", "secret", "apikey", "accesskey",
    "authtoken", "accesstoken", "privatekey",
  ].map { Array($0.utf8) }

  /// `password=…`, `"api_key": "…"`: a name that says so before the sign, and a value of at least six
  /// characters behind it.
  private func isAssignedSecret(at place: Int) -> Bool {
    var name: [UInt8] = []
    var index = place - 1
    while index >= 0, name.count < 16, !Self.isNameEnd(text[index]) || name.isEmpty {
      if Self.isAlphanumeric(text[index]) {
        name.append(text[index] | 0x20)
      } else if !Self.isJoint(text[index]) {
        break
      }
      index -= 1
    }
    name.reverse()
    guard Self.secretNames.contains(where: { name.suffix($0.count).elementsEqual($0) }) else {
      return false
    }
    let value = text[(place + 1)...].drop { Self.isJoint($0) && $0 != UInt8(ascii: "-") }
    return value.prefix { $0 > 0x20 && !Self.isJoint($0) && $0 != UInt8(ascii: "*") }.count >= 6
  }

  private func starts(_ beginning: [UInt8], at place: Int) -> Bool {
    text[place...].starts(with: beginning)
  }

  private func keyLength(from place: Int) -> Int {
    place < text.count ? text[place...].prefix(while: Self.isKeyCharacter).count : 0
  }

  // MARK: Characters

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
  private static func isUpper(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
  private static func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A
  }
  private static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }
  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == UInt8(ascii: "-")
  }
  private static func isKeyCharacter(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }
  private static func isNameEnd(_ byte: UInt8) -> Bool { byte == 0x20 }
  /// What may stand in a name, or around the sign of an assignment.
  private static func isJoint(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "\"")
      || byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "'") || byte == 0x20
  }
}
