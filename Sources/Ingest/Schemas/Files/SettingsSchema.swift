import Diagnostics
import Model

/// `govpack.yaml`.
enum SettingsSchema {
  static let file = RecordSchema("settings", "The settings of a workspace.", identity + judgement)

  private static let identity: [FieldSchema] = [
    .optional("name", .text, "Printed on every page."),
    .optional("example", .bool, "Labels every page as an example."),
    .optional(
      "as_of", .pattern(asOf),
      "The as-of where the command line gives none: for a record that has ended."),
    .optional("timezone", .text, "IANA zone of all windows, weeks and printed dates."),
    .optional("naive_time_zone", .text, "Zone in which a time without an offset is read."),
    .optional("currency", .pattern("^[A-Z]{3}$"), "ISO 4217; amounts that name none are in it."),
    .optional("week_review", .record(review), "When the weekly governance review is."),
    .optional("calendar", .record(CalendarSchema.calendar), CalendarSchema.summary),
    .optional("paths", .record(paths), "Where inputs lie that are not where they are by default."),
    .optional("targets", TargetSchema.targets, "Bounds of figures, by figure."),
    .optional("packs", .list(of: .text), "The packs to build; all where it is left out."),
    .optional("source_url", .text, "Link of evidence, with {path}, {line} and {commit}."),
    .optional(
      "fail_on", .only(["error", "warning", "note", "never"]),
      "From where on check and build exit with 1."),
  ]

  private static let judgement: [FieldSchema] = [
    .optional("min_n", count(1), "Below it a rate is printed as counts."),
    .optional("pending_proposal_days", count(0), "A proposal waiting longer is a finding."),
    .optional("orphaned_task_days", count(0), "A task running longer is orphaned."),
    .optional(
      "success_reasons", .list(of: .text), "Reasons for ending a session that count as success."),
    .optional(
      "review_sla_business_hours", .pattern("^[0-9]+([.][0-9]+)?$"),
      "Working hours within which a change is first reviewed."),
    .optional(
      "attribution_window", .pattern("^[0-9]+([.][0-9]+)? ?[wdhms]$"),
      "How long after a deployment an incident without a stated cause is put down to it."),
    .optional("maturity_days", count(0), "Days for which defects of a finished unit are awaited."),
    .optional(
      "production_environments", .list(of: .text), "Environments whose deployments count."),
    .optional("top_failure_modes", count(1), "How many recurring failure modes are shown."),
    .optional(
      "retention_months", .integer(atLeast: 1, atMost: 1200),
      "Months for which the log of actions is kept."),
    .optional(
      "review_role", .text,
      "Role of the people who review agents' work, for the rate of their time."),
    .optional("sampling_key", .text, "Key of the draws of samples."),
  ]

  private static let asOf =
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt ][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?"
    + "([Zz]|[-+][0-9]{2}:?[0-9]{2}))?$"

  private static func count(_ least: Int) -> ValueSchema {
    .integer(atLeast: least, atMost: 1_000_000)
  }

  private static let review = RecordSchema(
    "weekly review", "Day and time, local.",
    [
      .optional("weekday", .only(weekdays), "Such as friday."),
      .optional("time", .pattern("^([01][0-9]|2[0-3]):[0-5][0-9]$"), "Such as \"14:00\"."),
    ])

  private static let weekdays = Weekday.allCases.flatMap { day in
    ["\(day)", day.abbreviation.lowercased()]
  }

  /// Every input's key, with its default.
  private static let paths = RecordSchema(
    "paths", "Paths from the workspace's root, by input.", isClosed: true,
    InputCatalog.pathKeys.map { key, places in
      .optional(
        key, .either([path, .list(of: path)]), "By default \(places.joined(separator: ", ")).")
    })

  /// Neither from the root of the disk, nor out of the workspace.
  private static let path = ValueSchema.pattern("^(?!/)(?!([.][.]|.*/[.][.])(/|$)).+$")
}

/// `targets`, of the settings or of a workflow.
enum TargetSchema {
  static let targets = ValueSchema.map(of: .record(target), keys: nil)

  static let target = RecordSchema(
    "target", "A bound of a figure.", needsOneOf: ["min", "max"],
    [
      .optional("min", bound, "No less than this: a number, 95%, or 3d."),
      .optional("max", bound, "No more than this: a number, 95%, or 3d."),
      .optional("owner", .text, "Who answers for it."),
    ])

  static let bound = ValueSchema.pattern("^-?[0-9]+([.][0-9]+)? ?[%wdhms]?$")
}

/// `calendar`, of the settings or of a team.
enum CalendarSchema {
  static let summary = "Working hours and holidays."

  static let calendar = RecordSchema(
    "calendar", summary,
    [
      .optional(
        "hours", .either([.pattern(span), .map(of: .pattern("\(span)|^off$"), keys: nil)]),
        "One span for Monday to Friday, or spans by day (mon, mon-fri); other days are off."),
      .optional("holidays", .list(of: .date), "Days off."),
    ])

  private static let span =
    "^ *[0-9]{2}:[0-9]{2} *[-\u{2010}\u{2011}\u{2013}] *[0-9]{2}:[0-9]{2} *$"
}
