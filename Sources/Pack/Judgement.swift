package import Checks
package import Diagnostics
package import Figures
package import Model

extension StatusMark {
  /// A figure against its target.
  package init(_ figure: Figure) {
    if figure.isProvisional {
      self.init(.neutral, "provisional")
      return
    }
    switch figure.verdict {
    case .met: self.init(.good, "met")
    case .missed: self.init(.attention, "missed")
    case .unknown: self.init(.unknown, "unknown")
    case .notJudged: self.init(.neutral, "no target")
    }
  }

  /// How an input was found.
  package init(_ status: InputStatus) {
    switch status {
    case .fresh: self.init(.good, "fresh")
    case .stale(let days): self.init(.attention, "stale, \(Count.of(days, "day"))")
    case .missing: self.init(.unknown, "missing")
    case .unreadable: self.init(.bad, "unreadable")
    case .incomplete(let rejected): self.init(.attention, "\(rejected) not read")
    }
  }

  package init(_ light: Health.Light) {
    switch light {
    case .green: self.init(.good, "green")
    case .unknown: self.init(.unknown, "unknown")
    case .yellow: self.init(.attention, "yellow")
    case .red: self.init(.bad, "red")
    }
  }

  package init(_ severity: Severity) {
    switch severity {
    case .note: self.init(.neutral, "note")
    case .warning: self.init(.attention, "warning")
    case .error: self.init(.bad, "error")
    }
  }
}

extension FigureTarget {
  /// `≥ 10`, `< 3 d`, `95 % – 100 %`, in the figure's unit.
  package func text(unit: FigureUnit) -> String {
    var parts: [String] = []
    if let minimum { parts.append((isStrict ? "> " : "≥ ") + unit.bound(minimum)) }
    if let maximum { parts.append((isStrict ? "< " : "≤ ") + unit.bound(maximum)) }
    return parts.isEmpty ? "–" : parts.joined(separator: ", ")
  }
}

extension FigureUnit {
  /// A bound as people wrote it: whole days or hours, whole per cents where they are whole.
  fileprivate func bound(_ value: Rational) -> String {
    switch self {
    case .count: return Self.plain(value)
    case .number: return Self.plain(value, places: 2)
    case .minutes: return Self.plain(value) + " min"
    case .money(let currency): return Self.plain(value, places: 2) + " " + currency
    case .ratio:
      return Self.plain(value * 100) + " %"
    case .seconds:
      let days = value / 86_400
      if days.denominator == 1 { return "\(days.numerator) d" }
      return Self.plain(value / 3600) + " h"
    }
  }

  private static func plain(_ value: Rational, places: Int = 1) -> String {
    value.whole.map { String($0) } ?? value.decimal(places: places)
  }
}
