import Model

/// What the figures of the time to restore share: how long the incidents of a slice lasted.
struct RestoreTimes {
  static let term = "incidents over"
  static let bias =
    "By the incidents that began in the period, whatever their cause. One that is open makes the "
    + "figure partial: the longest are those that are not over. Not a DORA metric since 2023."

  /// In microseconds.
  private(set) var times: [Int64] = []
  /// By their numbers, open or over.
  private(set) var sound: [Int32] = []
  private(set) var openCount = 0

  init(_ numbers: some Sequence<Int32>, _ incidents: DeliveryIncidents) {
    for number in numbers {
      let incident = incidents.all[Int(number)]
      guard incident.isSound else { continue }
      sound.append(number)
      if let end = incident.end {
        times.append(end.microseconds - incident.start.microseconds)
      } else {
        openCount += 1
      }
    }
  }

  var status: FigureStatus {
    let noun = sound.count == 1 ? "incident" : "incidents"
    if sound.isEmpty { return .noData(because: "no incident began") }
    if times.isEmpty { return .insufficient(because: "none of \(sound.count) \(noun) is over") }
    return openCount == 0 ? .ok : .partial(because: "\(openCount) of \(sound.count) \(noun) open")
  }

  /// The figures of every scope, and of the company's by severity.
  static func figures(
    _ definition: MetricDefinition, in context: MetricContext,
    _ compute: ([Int64]) -> MetricReading
  ) -> [Figure] {
    let delivery = context.record.delivery
    return context.incidentFigures(definition) { slice, severity in
      let group = delivery.incidents.groups[slice].filter {
        severity == nil || delivery.incidents.record(of: Int($0)).severity == severity
      }
      let part = RestoreTimes(group, delivery.incidents)
      var reading = part.times.isEmpty ? MetricReading() : compute(part.times)
      reading.status = part.status
      if part.openCount > 0 {
        reading.terms.append(FigureTerm("incidents open", Rational(part.openCount)))
      }
      reading.show(part.sound, limit: context.evidenceLimit, from: context.shared.incidents)
      if severity == nil {
        reading.leaveOut(delivery.incidents.exclusions, slice, limit: context.evidenceLimit)
      }
      return reading
    }
  }
}

extension MetricContext {
  /// The figures of each scope, and for the company those of each severity.
  func incidentFigures(
    _ definition: MetricDefinition, _ reading: (DeliverySlice, Incident.Severity?) -> MetricReading
  ) -> [Figure] {
    deliveryFigures(definition) { reading($0, nil) }
      + Incident.Severity.allCases.flatMap { severity in
        deliveryFigures(
          definition, scope: DeliveryScopes.company,
          labels: [FigureLabel("severity", severity.name)]
        ) { reading($0, severity) }
      }
  }
}
