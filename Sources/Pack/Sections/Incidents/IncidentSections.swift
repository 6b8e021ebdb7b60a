import Figures
import Diagnostics
import Model

/// Incidents that began or ended since the review before.
struct IncidentNewsSection: Section {
  let id = "incident-news"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .incidents) { return [absence] }
    let since = context.calendar.previous
    let recent = IncidentTable.existing(in: context).filter { incident in
      let times = [incident.start, incident.mitigatedAt, incident.resolvedAt].compactMap { $0 }
      return times.contains { $0 >= since && $0 <= context.asOf }
    }
    guard !recent.isEmpty else {
      return [
        .text("No incident began or ended since ", .instant(since), ", the review before.")
      ]
    }
    return IncidentTable.blocks(
      recent, caption: "Incidents since the review before, the newest first", context)
  }
}

/// Incidents whose impact has not ended, the longest first.
struct OpenIncidentsSection: Section {
  let id = "open-incidents"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .incidents) { return [absence] }
    let open = IncidentTable.existing(in: context).filter { incident in
      incident.kind == .incident && incident.end.map { $0 > context.asOf } ?? true
    }
    guard !open.isEmpty else { return [.text("No incident is open.")] }
    return IncidentTable.blocks(open.reversed(), caption: "Open incidents", context)
  }
}

/// What went wrong and was caught in time: worth as much as an incident, at a lower price.
struct NearMissSection: Section {
  let id = "near-misses"
  static let limit = 100

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .nearMisses) { return [absence] }
    let known = context.facts.nearMisses.filter { $0.date.map { $0 <= context.today } ?? true }
    guard !known.isEmpty else { return [.text("No near miss is recorded.")] }
    let sorted = known.reversed().prefix(Self.limit)
    let columns = [
      "Near miss", "Date", "What", "Caught by", "Before the customer", "Failure mode", "Where",
    ]
    let rows: [[[Inline]]] = sorted.map { miss in
      [
        [.text(miss.id)], [.date(miss.date)], [.stated(miss.summary)], [.stated(miss.caughtBy)],
        [caught(miss.isCaughtBeforeCustomer)], [.stated(miss.failureMode)], [.source(miss.source)],
      ]
    }
    return [
      .table(
        Table(
          caption: "Near misses, the newest first", columns: columns.map { Table.Column($0) },
          rows: rows))
    ]
  }

  private func caught(_ isBefore: Bool?) -> Inline {
    switch isBefore {
    case true?: .mark(StatusMark(.good, "yes"))
    case false?: .mark(StatusMark(.attention, "no"))
    case nil: .mark(StatusMark(.unknown, "not stated"))
    }
  }
}

/// What incidents and near misses asked for, and whether it was done.
struct LearningActionsSection: Section {
  let id = "learning-actions"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let actions = LearningActions.open(in: context)
    guard !actions.isEmpty else {
      let absent = context.absence(of: .postmortems).map { [$0] }
      return absent ?? [.text("Every action of a postmortem or near miss is done.")]
    }
    let columns = ["Action", "Priority", "What", "Owner", "Due", "State", "From", "Where"]
    let rows: [[[Inline]]] = actions.map { item in
      let action = item.action
      let isLate = action.due.map { $0 < context.today } ?? false
      return [
        [.text(action.id)], [.stated(action.priority)], [.text(action.title)],
        [.stated(action.owner)], [.date(action.due)],
        [.mark(isLate ? StatusMark(.attention, "overdue") : StatusMark(.neutral, action.status))],
        [.text(item.origin)], [.source(action.source)],
      ]
    }
    return [
      .table(
        Table(
          caption: "Open actions of postmortems and near misses, the most urgent first",
          columns: columns.map { Table.Column($0) }, rows: rows))
    ]
  }
}

/// Actions out of postmortems and near misses.
enum LearningActions {
  struct Item {
    let action: ActionItem
    /// The postmortem or near miss that asked for it.
    let origin: String
  }

  /// The open ones: by priority (none last), due date, then id.
  static func open(in context: PackContext) -> [Item] {
    let postmortems = context.facts.postmortems.flatMap { record in
      record.actions.map { Item(action: $0, origin: record.id) }
    }
    let misses = context.facts.nearMisses.flatMap { record in
      record.actions.map { Item(action: $0, origin: record.id) }
    }
    return (postmortems + misses).filter(\.action.isOpen).sorted { left, right in
      let far = CivilDate(daysSinceEpoch: 2_932_896)
      let (first, second) = (left.action, right.action)
      if (first.priority ?? "~") != (second.priority ?? "~") {
        return (first.priority ?? "~") < (second.priority ?? "~")
      }
      if (first.due ?? far) != (second.due ?? far) {
        return (first.due ?? far) < (second.due ?? far)
      }
      if first.id != second.id { return first.id < second.id }
      return first.source < second.source
    }
  }
}

/// Incidents as a table.
enum IncidentTable {
  static let limit = 200

  /// Those that had begun at the as-of, duplicates of others left out, the oldest first.
  static func existing(in context: PackContext) -> [Incident] {
    context.facts.incidents.filter { incident in
      incident.duplicateOf == nil && incident.start.map { $0 <= context.asOf } ?? true
    }
  }

  /// The newest first.
  static func blocks(
    _ incidents: [Incident], caption: String, _ context: PackContext
  ) -> [Block] {
    let columns = [
      "Incident", "Severity", "Services", "Began", "Impact", "Cause", "Failure mode", "Postmortem",
      "Where",
    ]
    let rows = incidents.reversed().prefix(limit).map { row($0, context) }
    let table = Block.table(
      Table(caption: caption, columns: columns.map { Table.Column($0) }, rows: Array(rows)))
    let rest = incidents.count - limit
    return rest > 0 ? [table, .text(.text("\(rest) older ones are in the files."))] : [table]
  }

  private static func row(_ incident: Incident, _ context: PackContext) -> [[Inline]] {
    [
      [.text(incident.title.map { "\(incident.id): \($0)" } ?? incident.id)],
      [.stated(incident.severity?.name)],
      incident.services.isEmpty
        ? ["–"] : Inline.joined(incident.services.map { [context.serviceLink($0)] }),
      [incident.start.map { .instant($0) } ?? "–"], [impact(incident, context)],
      [cause(incident)], [.stated(incident.failureMode)], [postmortem(of: incident, context)],
      [.source(incident.source)],
    ]
  }

  private static func impact(_ incident: Incident, _ context: PackContext) -> Inline {
    guard let start = incident.start else { return "–" }
    guard let end = incident.end, end <= context.asOf else {
      return .mark(StatusMark(.attention, "open for \(context.age(since: start))"))
    }
    guard end >= start else { return .mark(StatusMark(.unknown, "ends before it begins")) }
    return .text(
      FigureText.value(Rational(Int128((end - start).microseconds), 1_000_000) ?? 0, unit: .seconds)
    )
  }

  private static func cause(_ incident: Incident) -> Inline {
    switch incident.cause {
    case .deployment(let id)?: .text("deployment \(id)")
    case .notChangeRelated?: "not change-related"
    case nil: .mark(StatusMark(.unknown, "not stated"))
    }
  }

  private static func postmortem(of incident: Incident, _ context: PackContext) -> Inline {
    let known = context.facts.postmortems.first {
      $0.incident == incident.id || $0.id == incident.postmortem
    }
    if let known { return .source(known.source) }
    return incident.severity.map { $0 <= .sev2 } ?? false
      ? .mark(StatusMark(.attention, "none")) : "–"
  }
}
