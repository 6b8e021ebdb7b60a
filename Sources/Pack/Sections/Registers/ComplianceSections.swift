import Checks
import Figures
import Model

/// Every compliance check: when it is to run, when it did, and what came of it.
struct ComplianceChecksSection: Section {
  let id = "compliance-checks"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .complianceChecks) { return [absence] }
    let readings = context.now.record.complianceReadings
    guard !readings.isEmpty else { return [.text("No compliance check is on record.")] }
    let columns = [
      "Check", "To run", "By", "Last run", "Result", "In its time", "Where",
    ]
    let rows: [[[Inline]]] = readings.map { reading in
      let check = reading.check
      let run = check.lastRun.flatMap { $0.at <= context.asOf ? $0 : nil }
      return [
        [.text(check.name ?? check.id)], [.text(check.frequency.rawValue)], [.stated(check.tool)],
        [run.map { .instant($0.at) } ?? .mark(StatusMark(.unknown, "none on record"))],
        result(run), state(reading.state), [.source(run?.source ?? check.source)],
      ]
    }
    return [
      .text(
        .text(
          "What is to run on a commit, push, pull request or merge has a day to do so; what runs "
            + "weekly has \(ComplianceReading.weeklyDays) days, what runs monthly "
            + "\(ComplianceReading.monthlyDays).")),
      .table(
        Table(
          caption: "Compliance checks, their frequency against their last run",
          columns: columns.map { Table.Column($0) }, rows: rows)),
    ]
  }

  private func result(_ run: ComplianceCheck.Run?) -> [Inline] {
    let mark =
      switch run?.result {
      case .pass?: StatusMark(.good, "pass")
      case .fail?: StatusMark(.bad, "fail")
      case nil: StatusMark(.unknown, run == nil ? "unknown" : "not stated")
      }
    return [.mark(mark)] + (run?.reference.map { [" ", .code($0)] } ?? [])
  }

  private func state(_ state: ComplianceReading.State) -> [Inline] {
    switch state {
    case .inTime(let next):
      [.mark(StatusMark(.good, "yes"))] + (next.map { [.text(", next by \($0)")] } ?? [])
    case .overdue(_, let why): [.mark(StatusMark(.attention, "no")), .text(": \(why)")]
    case .unknown(let why): [.mark(StatusMark(.unknown, "unknown")), .text(": \(why)")]
    }
  }
}
