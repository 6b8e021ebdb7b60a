package import Model

/// The part of the day in which an incident found its people.
package enum HourBucket: String, CaseIterable, Sendable {
  /// 22:00 to 08:00, every day.
  case sleep
  /// 18:00 to 22:00; from 08:00 on at weekends and holidays.
  case off
  /// 08:00 to 18:00, Monday to Friday.
  case business

  package init(_ day: CivilDate, secondOfDay: Int, isHoliday: Bool) {
    let hour = secondOfDay / 3600
    if hour < 8 || hour >= 22 {
      self = .sleep
    } else if isHoliday || day.weekday.rawValue > 5 || hour >= 18 {
      self = .off
    } else {
      self = .business
    }
  }
}

/// When an incident reached somebody, on that person's clock.
package struct IncidentHour: Sendable {
  /// Its number in `DeliveryIncidents.all`.
  package let incident: Int
  package let at: Instant
  package let bucket: HourBucket
  /// nil where the incident paged nobody.
  package let responder: String?
  package let zone: TimeZoneRules
}

/// Every incident once: by its first page, else by its detection.
package struct IncidentHours: Sendable {
  /// By the incident's number.
  package let all: [IncidentHour]
  /// By scope and period of that instant.
  package let groups: PeriodGroups

  init(_ frame: DeliveryFrame, _ incidents: DeliveryIncidents) {
    let clocks = TeamClocks(frame)
    let hours = incidents.all.indices.map { number in
      let item = incidents.all[number]
      let record = incidents.record(of: number)
      let page = record.pages.filter { $0.at <= frame.asOf }.min { left, right in
        left.at != right.at
          ? left.at < right.at
          : left.responder.utf8.lexicographicallyPrecedes(right.responder.utf8)
      }
      let at = page?.at ?? frame.past(record.detectedAt) ?? item.start
      let clock = clocks.clock(of: item.services)
      let zone = page?.zone.flatMap { frame.facts.zones[$0] } ?? clock.zone
      let day = zone.date(of: at)
      return IncidentHour(
        incident: number, at: at,
        bucket: HourBucket(
          day, secondOfDay: zone.secondOfDay(of: at), isHoliday: clock.holidays.contains(day)),
        responder: page?.responder, zone: zone)
    }
    all = hours
    groups = frame.groups(
      hours.map { frame.periods.place(of: $0.at, in: incidents.all[$0.incident].scopes) })
  }
}

extension TimeZoneRules {
  /// Seconds on the wall's clock since midnight.
  func secondOfDay(of instant: Instant) -> Int {
    let local = instant.seconds + Int64(offset(at: instant))
    let rest = local % 86_400
    return Int(rest >= 0 ? rest : rest + 86_400)
  }
}
