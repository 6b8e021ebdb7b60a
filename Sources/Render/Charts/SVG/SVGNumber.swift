/// Numbers of a drawing: one decimal place at most, halves away from zero, no exponent. A tenth of
/// a unit is less than an eye or a printer tells apart.
enum SVGNumber {
  static func text(_ value: Double) -> String {
    precondition(value.isFinite && value.magnitude < 1e9, "a coordinate out of any page")
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
  }
}
