package import Model

/// What people confirm in the minutes of the monthly maintenance, because no other input tells of
/// it.
package enum MaintenanceTick: String, CaseIterable, Sendable {
  case auditArchived = "audit-archived"
  case testAgentsRemoved = "test-agents-removed"
  case dependenciesUpdated = "dependencies-updated"
  case specsValidated = "specs-validated"
  case retentionKept = "retention-kept"
  case backupMade = "backup-made"
  case backupVerified = "backup-verified"

  /// The last minutes of the maintenance, up to a day, that tick it.
  package func last(in minutes: [Minutes], until today: CivilDate) -> Minutes? {
    minutes.last { minutes in
      minutes.cadence == MeetingCadence.maintenance.rawValue && minutes.date <= today
        && minutes.ticks.contains { $0.itemID == rawValue && $0.done }
    }
  }
}
