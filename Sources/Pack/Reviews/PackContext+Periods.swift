import Figures
import Checks
package import Model

extension PackContext {
  /// The calendar month in progress.
  package var currentMonth: Period { .month(year: today.year, month: today.month) }

  /// Of a complete week's pages: final from the review on that takes the week up, the first one
  /// after its end; until then late records may still come in.
  package func state(of week: ISOWeek) -> PackState {
    isOver(.week(week), at: calendar.last) ? .final : .provisional
  }

  /// The month or quarter before; of other periods the same.
  private func before(_ period: Period) -> Period {
    switch period {
    case .month(let year, let month):
      month == 1 ? .month(year: year - 1, month: 12) : .month(year: year, month: month - 1)
    case .quarter(let year, let quarter):
      quarter == 1
        ? .quarter(year: year - 1, quarter: 4) : .quarter(year: year, quarter: quarter - 1)
    case .day, .week, .instant: period
    }
  }

  /// The periods that a review has pages of: the one in progress, and the one before it as far as
  /// the log of actions reaches back: its review is held once it is over.
  package func reviewPeriods(_ current: Period) -> [Period] {
    let last = before(current)
    guard let end = facts.zone.window(of: last)?.upperBound,
      let log = now.record.agentWork.log, log.workflows.contains(where: { $0.first < end })
    else { return [current] }
    return [last, current]
  }

  /// The page of a review, dated by its period, provisional until that is over.
  package func review(
    _ period: Period, folder: String, template: String, title: String, copy: String? = nil
  ) -> PackDocument {
    let days = period.days
    let words = days.map { "\(period), \($0.start) – \($0.end.adding(days: -1))" }
    let isOver = days.map { $0.end <= today } ?? false
    return PackDocument(
      path: "\(folder)/\(period)/", template: template, title: "\(title), \(period)",
      periodText: words, state: isOver ? .final : .provisional,
      breadcrumbs: [Breadcrumb("Dashboard", "")], subject: .period(period),
      copyName: copy.map { "\($0)-\(period).html" })
  }
}

extension PackDocument {
  /// Of a review; nil for other pages.
  package var period: Period? { if case .period(let period) = subject { period } else { nil } }

  /// The first and the last day of a review's period.
  package func holds(_ date: CivilDate) -> Bool {
    guard let days = period?.days else { return false }
    return date >= days.start && date < days.end
  }
}
