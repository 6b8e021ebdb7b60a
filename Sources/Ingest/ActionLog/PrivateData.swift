import Diagnostics
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
    let classes = Self.classes
    // What stands behind an escape begins at most so far from its backslash: `\u000aAKIA`.
    let escape = 6
    var lastEscape = -1 - escape
    var before: UInt8 = 0
    let text = self.text
    for place in text.indices {
      let own = classes[Int(text[place])]
      if own & Self.begins != 0,
        before & Self.joins == 0 || own & Self.joins == 0 || place - lastEscape <= escape
      {
        look(at: place)
      }
      if own & Self.escapes != 0 { lastEscape = place }
      before = own
    }
  }

  private mutating func look(at place: Int) {
    let byte = text[place]
    if byte == UInt8(ascii: "@") {
      if isMailAddress(around: place) { kinds.insert(.mailAddress) }
    } else if byte == UInt8(ascii: "=") || byte == UInt8(ascii: ":") {
      if SecretText.assignedSecret(in: text, at: place) != nil { kinds.insert(.secret) }
    } else if SecretText.beginsWord(in: text, at: place) {
      if Self.isDigit(byte), isCardNumber(from: place) { kinds.insert(.cardNumber) }
      if Self.isUpper(byte), isAccountNumber(from: place) { kinds.insert(.accountNumber) }
      if SecretText.key(in: text, from: place) != nil { kinds.insert(.secret) }
    }
  }

  /// What is looked for begins with it, or has its sign in it.
  private static let begins: UInt8 = 1
  /// A letter or digit: what stands behind one begins no word, but behind an escape.
  private static let joins: UInt8 = 2
  private static let escapes: UInt8 = 4

  /// Of each byte.
  private static let classes: [UInt8] = (0...UInt8.max).map { byte in
    let isBeginning =
      SecretText.firstBytes[Int(byte)] || cardBeginnings.contains(byte) || isUpper(byte)
      || "@=:".utf8.contains(byte)
    return (isBeginning ? begins : 0) | (isAlphanumeric(byte) ? joins : 0)
      | (byte == UInt8(ascii: "\\") ? escapes : 0)
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

  private static let cardBeginnings = UInt8(ascii: "2")...UInt8(ascii: "6")

  /// 13 to 19 digits in groups, the first of them one that networks of cards have, the last the
  /// check digit (ISO/IEC 7812-1, Luhn).
  private func isCardNumber(from start: Int) -> Bool {
    guard Self.cardBeginnings.contains(text[start]) else { return false }
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
}
