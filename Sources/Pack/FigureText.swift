package import Figures
package import Model

/// How values are written, everywhere the same: pages, `explain`, tables.
package enum FigureText {
  /// `12`, `95.1 %`, `5.2 h`: one decimal place, halves rounded away from zero.
  package static func value(_ value: Rational, unit: FigureUnit) -> String {
    value < 0 ? "−" + magnitude(-value, unit: unit) : magnitude(value, unit: unit)
  }

  private static func magnitude(_ value: Rational, unit: FigureUnit) -> String {
    switch unit {
    case .count: return value.whole?.inGroups ?? value.decimal(places: 1)
    case .ratio:
      return (value * 100).decimal(places: 1) + "\u{A0}%"
    case .seconds: return duration(value)
    case .minutes: return value.decimal(places: value.whole == nil ? 1 : 0) + "\u{A0}min"
    case .number: return value.decimal(places: 2)
    case .money(let currency): return amount(value) + (currency.isEmpty ? "" : "\u{A0}\(currency)")
    }
  }

  /// A number out of statistics, such as a limit, as a value of that unit; between two counts with
  /// two decimals, so that a limit just below a count does not look like it.
  package static func value(_ number: Double, unit: FigureUnit) -> String {
    // Nine digits after the point are more than any unit prints.
    let scaled = (number * 1_000_000_000).rounded()
    guard scaled.magnitude < 0x1p100, let exact = Rational(Int128(scaled), 1_000_000_000) else {
      return "–"
    }
    return value(exact, unit: unit == .count && exact.whole == nil ? .number : unit)
  }

  /// How far a value moved: `+3`, `−1.2 h`, `+2.3 points` for ratios.
  package static func change(from old: Rational, to new: Rational, unit: FigureUnit) -> String {
    let difference = new - old
    guard difference != 0 else { return "no change" }
    let sign = difference < 0 ? "−" : "+"
    let size = difference < 0 ? -difference : difference
    if unit == .ratio { return "\(sign)\((size * 100).decimal(places: 1)) points" }
    return sign + value(size, unit: unit)
  }

  /// The value with its n/d, or what stands in its place: the status and its reason.
  package static func full(_ figure: Figure) -> String {
    switch figure.status {
    case .ok: return withTerms(figure)
    case .partial(let why): return "\(withTerms(figure)) (partial: \(why))"
    case .insufficient(let why): return "\(counts(figure)) (\(why))"
    case .noData(let why): return "no data (\(why))"
    case .notApplicable(let why): return "not applicable (\(why))"
    }
  }

  /// The value alone, or the status.
  package static func short(_ figure: Figure) -> String {
    switch figure.status {
    case .ok, .partial: range(figure)
    case .insufficient: counts(figure)
    case .noData: "no data"
    case .notApplicable: "not applicable"
    }
  }

  private static func withTerms(_ figure: Figure) -> String {
    let text = range(figure)
    var terms: [String] = []
    if let numerator = figure.numerator, let denominator = figure.denominator {
      terms.append("\(numerator)/\(denominator)")
    }
    if let coverage = figure.coverage {
      terms.append("\(coverage.words) \(coverage.stated)/\(coverage.all)")
    }
    return terms.isEmpty ? text : "\(text) (\(terms.joined(separator: "; ")))"
  }

  /// `3.1 %`, or `3.1 %–4.2 %` where the record allows more than it confirms.
  private static func range(_ figure: Figure) -> String {
    guard let low = figure.value else { return "–" }
    let text = value(low, unit: figure.unit)
    guard let upper = figure.upper, upper != low else { return text }
    return "\(text)–\(value(upper, unit: figure.unit))"
  }

  /// Small numbers are printed as counts.
  private static func counts(_ figure: Figure) -> String {
    guard let numerator = figure.numerator, let denominator = figure.denominator else {
      return figure.value.map { value($0, unit: figure.unit) } ?? "n = \(figure.count)"
    }
    return "\(numerator) of \(denominator)"
  }

  /// The largest unit that keeps the number above 1: seconds, minutes, hours, days.
  private static func duration(_ seconds: Rational) -> String {
    let units: [(name: String, length: Int128)] = [("d", 86_400), ("h", 3600), ("min", 60)]
    // Two days are still said in hours: cycle times of a day and a half read better so.
    for unit in units {
      let floor = unit.name == "d" ? unit.length * 2 : unit.length
      guard seconds.numerator.magnitude >= (seconds.denominator * floor).magnitude,
        let length = Rational(unit.length, 1)
      else { continue }
      return (seconds / length).decimal(places: 1) + "\u{A0}" + unit.name
    }
    return seconds.decimal(places: seconds.denominator == 1 ? 0 : 1) + "\u{A0}s"
  }

  /// Two decimal places, the whole part in groups; four below a tenth: what a model's tokens cost
  /// is often less than a cent.
  private static func amount(_ value: Rational) -> String {
    let isSmall = value != 0 && value * 10 < 1
    let text = value.decimal(places: isSmall ? 4 : 2)
    let parts = text.split(separator: ".")
    guard parts.count == 2, let whole = Int64(parts[0]) else { return text }
    let sign = whole == 0 && text.hasPrefix("-") ? "-" : ""
    return "\(sign)\(whole.inGroups).\(parts[1])"
  }
}
