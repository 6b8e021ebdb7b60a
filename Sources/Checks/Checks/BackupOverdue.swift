import Diagnostics
import Figures
import Model

/// The record is backed up each month.
package struct BackupOverdue: Check {
  package init() {}

  /// A month, the longest.
  package static let days = 31

  package let rule = CheckRule(
    id: "backup-overdue", title: "Backup of the record older than a month", severity: .warning,
    why: "The record is the company's memory of what agents did and who allowed it.",
    mend: "Run govpack backup and govpack restore --verify, and tick backup-made in the minutes of "
      + "the maintenance.",
    inputs: [.minutes])

  package func obstacle(in context: CheckContext) -> String? {
    minutes(context).isEmpty ? "no minutes of the maintenance tell of backups" : nil
  }

  package func findings(in context: CheckContext) -> [Finding] {
    let all = minutes(context)
    guard let last = all.last else { return [] }
    guard let made = MaintenanceTick.backupMade.last(in: all, until: context.today) else {
      return [
        Finding(
          rule, subject: MaintenanceTick.backupMade.rawValue,
          "no minutes of the maintenance say that a backup was made", at: last.source)
      ]
    }
    let age = context.today - made.date
    guard age > Self.days else { return [] }
    return [
      Finding(
        rule, subject: MaintenanceTick.backupMade.rawValue,
        "the last backup that the minutes name was made on \(made.date), \(age) days ago; the limit "
          + "is \(Self.days)",
        since: context.facts.zone.instant(of: made.date.adding(days: Self.days + 1)),
        at: made.source)
    ]
  }

  private func minutes(_ context: CheckContext) -> [Minutes] {
    context.facts.minutes.filter {
      $0.cadence == MeetingCadence.maintenance.rawValue && $0.date <= context.today
    }
  }
}
