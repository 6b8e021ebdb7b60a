import Formats

/// Numbers of a drawing: one decimal place at most, halves away from zero, no exponent. A tenth of
/// a unit is less than an eye or a printer tells apart.
enum SVGNumber {
  static func text(_ value: Double) -> String {
    var bytes: [UInt8] = []
    write(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  static func write(_ value: Double, to bytes: inout [UInt8]) {
    precondition(value.isFinite && value.magnitude < 1e9, "a coordinate out of any page")
    let tenths = Int((value * 10).rounded())
    if tenths < 0 { bytes.add("-") }
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    bytes += String(whole).utf8
    if rest != 0 {
      bytes.add(".")
      bytes.append(UInt8(ascii: "0") + UInt8(rest))
    }
  }
}
