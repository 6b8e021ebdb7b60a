extension BinaryInteger {
  /// Its decimal digits, in groups of three from 10 000 on, with a narrow space that no line breaks at
  /// (ISO 80000-1, 7.3.1).
  package var inGroups: String {
    guard magnitude >= 10_000 else { return String(self) }
    let digits = String(magnitude)
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { result += "\u{202F}" }
      result.append(digit)
    }
    return (self < 0 ? "-" : "") + result
  }
}
