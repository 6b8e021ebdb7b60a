package import Diagnostics

/// What `govpack.yaml` says, with the defaults for all it leaves out.
package struct Settings: Hashable, Sendable {
  package var name: String
  /// Every page of an example workspace is labelled as one.
  package var isExample: Bool
  /// IANA name; windows and printed dates are in it.
  package var timeZoneName: String
  /// Times without an offset are read in it.
  package var naiveTimeZoneName: String
  /// ISO 4217.
  package var currency: String
  /// When the weekly governance review is.
  package var reviewWeekday: Weekday
  /// Minutes after midnight, local time.
  package var reviewMinute: Int
  package var targets: [TargetSetting]
  /// Pack ids to build; empty means all.
  package var packs: [String]
  /// Below it a rate is printed as counts.
  package var minimumCount: Int
  /// A proposal waiting longer is a finding.
  package var pendingProposalDays: Int
  package var orphanedTaskDays: Int
  /// Reasons for ending a session that count as success.
  package var successReasons: [String]
  /// Hours and holidays of people whose team states none.
  package var calendar: BusinessCalendar
  /// Business time within which a change is first reviewed.
  package var reviewSLA: Duration
  /// How long after a deployment an incident without a stated cause is put down to it.
  package var attributionWindow: Duration
  /// How long after its completion a unit's defects are awaited.
  package var maturity: Duration
  /// Environments whose deployments count.
  package var productionEnvironments: [String]
  /// How many recurring failure modes are shown.
  package var topFailureModes: Int
  /// How long the log of agents' actions is kept.
  package var retentionMonths: Int
  /// The role whose loaded rate an hour of reviewing agents' work costs.
  package var reviewRole: String
  /// Chooses which units are sampled, together with their ids; nil where none is stated.
  package var samplingKey: String?
  /// A URL with `{path}`, `{line}` and `{commit}`; evidence links to it.
  package var sourceURL: String?
  /// nil for never.
  package var failOn: Severity?
  package var source: SourceLocation?

  package init(
    name: String = "Workspace", isExample: Bool = false, timeZoneName: String = "UTC",
    naiveTimeZoneName: String = "UTC", currency: String = "EUR", reviewWeekday: Weekday = .friday,
    reviewMinute: Int = 14 * 60, targets: [TargetSetting] = [], packs: [String] = [],
    minimumCount: Int = 5, pendingProposalDays: Int = 14, orphanedTaskDays: Int = 7,
    successReasons: [String] = Settings.defaultSuccessReasons,
    calendar: BusinessCalendar = BusinessCalendar(), reviewSLA: Duration = .hours(24),
    attributionWindow: Duration = .hours(24), maturity: Duration = .days(7),
    productionEnvironments: [String] = Settings.defaultProductionEnvironments,
    topFailureModes: Int = 3, retentionMonths: Int = 12,
    reviewRole: String = Settings.defaultReviewRole, samplingKey: String? = nil,
    sourceURL: String? = nil,
    failOn: Severity? = .error, source: SourceLocation? = nil
  ) {
    self.name = name
    self.isExample = isExample
    self.timeZoneName = timeZoneName
    self.naiveTimeZoneName = naiveTimeZoneName
    self.currency = currency
    self.reviewWeekday = reviewWeekday
    self.reviewMinute = reviewMinute
    self.targets = targets
    self.packs = packs
    self.minimumCount = minimumCount
    self.pendingProposalDays = pendingProposalDays
    self.orphanedTaskDays = orphanedTaskDays
    self.successReasons = successReasons
    self.calendar = calendar
    self.reviewSLA = reviewSLA
    self.attributionWindow = attributionWindow
    self.maturity = maturity
    self.productionEnvironments = productionEnvironments
    self.topFailureModes = topFailureModes
    self.retentionMonths = retentionMonths
    self.reviewRole = reviewRole
    self.samplingKey = samplingKey
    self.sourceURL = sourceURL
    self.failOn = failOn
    self.source = source
  }
}

extension Settings {
  package static let defaultProductionEnvironment = "production"
  package static let defaultProductionEnvironments = ["production", "prod"]
  /// As the operating model names who works with agents.
  package static let defaultReviewRole = "human-operator"
  package static let defaultSuccessReasons = ["work_complete", "task_complete", "test_complete"]
}

/// The bound a figure is held to, and the role that answers for it.
package struct TargetSetting: Hashable, Sendable {
  package var figure: String
  package var minimum: Rational?
  package var maximum: Rational?
  package var owner: String?
  package var source: SourceLocation?

  package init(
    figure: String, minimum: Rational? = nil, maximum: Rational? = nil, owner: String? = nil,
    source: SourceLocation? = nil
  ) {
    self.figure = figure
    self.minimum = minimum
    self.maximum = maximum
    self.owner = owner
    self.source = source
  }
}
