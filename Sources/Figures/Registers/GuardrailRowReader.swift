import Diagnostics
import Model

/// Judges what the register says of one repository after the other.
struct GuardrailRowReader {
  private let record: RecordReading
  private let controls: [GuardrailControl]
  private let maximumAgeDays: Int
  private let decisions: [String: Decision]

  init(_ record: RecordReading, controls: [GuardrailControl], maximumAgeDays: Int) {
    self.record = record
    self.controls = controls
    self.maximumAgeDays = maximumAgeDays
    decisions = Dictionary(
      record.decisions.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func row(_ repository: GuardedRepository) -> GuardrailMatrix.Row {
    let isLater = repository.checkedAt.map { $0 > record.asOf } ?? false
    let doubt = doubt(repository)
    let stated = Dictionary(
      repository.statuses.map { ($0.control, $0) }, uniquingKeysWith: { first, _ in first })
    return GuardrailMatrix.Row(
      repository: repository, hasHighBlastRadius: hasHighBlastRadius(repository), doubt: doubt,
      isLater: isLater,
      cells: controls.map { control in
        let status = stated[control.id]
        return GuardrailMatrix.Cell(
          control: control, state: state(status, doubt),
          source: status?.source ?? repository.source)
      })
  }

  private func doubt(_ repository: GuardedRepository) -> String? {
    guard let checked = repository.checkedAt else { return "nothing says when it was looked at" }
    let day = record.facts.zone.date(of: checked)
    if checked > record.asOf { return "it was looked at later, on \(day)" }
    let days = record.today - day
    guard days > maximumAgeDays else { return nil }
    return "it was last looked at on \(day), \(days) days ago; the limit is \(maximumAgeDays)"
  }

  /// What passed once and was not looked at since is unknown; what failed has not mended itself.
  private func state(_ status: GuardrailStatus?, _ doubt: String?) -> GuardrailMatrix.State {
    switch status?.state {
    case nil: return .unknown(because: "not stated")
    case .unknown?: return .unknown(because: "stated as unknown")
    case .fail?: return .fail
    case .pass?: return doubt.map { .unknown(because: $0) } ?? .pass
    case .exempt(let decision)?: return exemption(decision)
    }
  }

  private func exemption(_ id: String?) -> GuardrailMatrix.State {
    guard let id else { return .notExempt(decision: nil, because: "no decision is named") }
    guard let decision = decisions[id] else {
      return .notExempt(decision: id, because: "there is no decision \(id)")
    }
    guard decision.status == .accepted else {
      return .notExempt(decision: id, because: "\(id) is \(decision.status.rawValue)")
    }
    if let review = decision.reviewBy, review < record.today {
      return .notExempt(decision: id, because: "\(id) was to be reviewed by \(review)")
    }
    return .exempt(decision: id)
  }

  private func hasHighBlastRadius(_ repository: GuardedRepository) -> Bool {
    let areas = record.facts.decisionRights?.highBlastRadius ?? []
    if let radius = repository.blastRadius {
      if radius.lowercased() == "high" || areas.contains(where: { $0.id == radius }) {
        return true
      }
    }
    let services = record.facts.services.filter { $0.repositories.contains(repository.id) }
    return services.contains { $0.blastRadius?.lowercased() == "high" }
      || areas.contains { area in
        area.repositories.contains(repository.id)
          || services.contains { area.services.contains($0.id) }
      }
  }
}
