/// One flag: the same line feeds the parser, the help and the misspelling hints.
struct Flag: Sendable {
  /// Without the dashes: `as-of`.
  let name: String
  /// A single letter, where there is one.
  var letter: Character?
  /// What stands for the value in the help; nil for a switch.
  var value: String?
  /// One sentence without a full stop.
  let help: String
  /// A value worth showing; empty for a switch.
  var example = ""
  /// Notes what was typed. The text is empty for a switch.
  let update: @Sendable (inout TypedArguments, String) -> Void

  /// `--as-of INSTANT`, as help prints it.
  var usage: String {
    let long = "--\(name)" + (value.map { " \($0)" } ?? "")
    return letter.map { "-\($0), \(long)" } ?? long
  }
}

/// All flags of all commands. A flag given twice: the last one counts, but those of which the help
/// says so add up.
extension Flag {
  static let root = Flag(
    name: "root", value: "DIR", help: "the workspace to read (default: the current folder)",
    example: "../company", update: { $0.root = $1 })
  static let out = Flag(
    name: "out", value: "DIR", help: "where the site goes (default: site/ in the workspace)",
    example: "/srv/www/governance", update: { $0.out = $1 })
  static let asOf = Flag(
    name: "as-of", value: "INSTANT",
    help: "read the record as of this time, or of the end of this day in the workspace's zone "
      + "(default: as_of of govpack.yaml, else SOURCE_DATE_EPOCH, else now)",
    example: "2026-11-20T15:00:00Z", update: { $0.asOf = $1 })
  static let pack = Flag(
    name: "pack", value: "NAME", help: "build only this pack; may be given several times",
    example: "friday", update: { $0.packs.append($1) })
  static let jobs = Flag(
    name: "jobs", value: "N", help: "how many threads to use; changes speed only (default: cores)",
    example: "1", update: { $0.jobs = $1 })
  static let noCache = Flag(
    name: "no-cache",
    help: "read the whole log of actions, and keep nothing of it in .govpack/cache; changes speed "
      + "only", update: { arguments, _ in arguments.wantsNoCache = true })
  static let failOn = Flag(
    name: "fail-on", value: "LEVEL",
    help: "exit 1 at error, warning or never (default: fail_on of govpack.yaml, else error)",
    example: "warning", update: { $0.failOn = $1 })
  static let quiet = Flag(
    name: "quiet", help: "print errors only", update: { arguments, _ in arguments.isQuiet = true })
  static let verbose = Flag(
    name: "verbose", help: "print notes and the time of each stage too",
    update: { arguments, _ in arguments.isVerbose = true })
  static let logFormat = Flag(
    name: "log-format", value: "FORMAT", help: "text, or json for one object a line",
    example: "json", update: { $0.logFormat = $1 })
  static let period = Flag(
    name: "period", value: "PERIOD",
    help: "a day, ISO week, month or quarter (default: the last complete week, else the as-of)",
    example: "2026-W46", update: { $0.period = $1 })
  static let week = Flag(
    name: "week", value: "WEEK", help: "an ISO week (default: the last complete one)",
    example: "2026-W46", update: { $0.week = $1 })
  static let repository = Flag(
    name: "repo", value: "DIR", help: "git: the repository to read (default: the workspace's)",
    example: "../shop", update: { $0.repository = $1 })
  static let service = Flag(
    name: "service", value: "NAME",
    help: "the service that the records are of (default: the repository's name, or the pager's)",
    example: "shop", update: { $0.service = $1 })
  static let tags = Flag(
    name: "tags", value: "PATTERN",
    help: "git: tags that are deployments (default: v* without pre-releases)",
    example: "release-*", update: { $0.tags = $1 })
  static let merges = Flag(
    name: "merges", value: "BRANCH", help: "git: merges into this branch are deployments, not tags",
    example: "main", update: { $0.merges = $1 })
  static let agentPattern = Flag(
    name: "agent-pattern", value: "PATTERN",
    help: "whose name or address fits is an agent; may be given several times",
    example: "*[bot]*", update: { $0.agentPatterns.append($1) })
  static let environment = Flag(
    name: "environment", value: "NAME",
    help: "the environment of records that name none (default: production)",
    example: "live", update: { $0.environment = $1 })
  static let incidentLabel = Flag(
    name: "incident-label", value: "LABEL",
    help: "github, gitlab: issues with this label are incidents (default: incident)",
    example: "outage", update: { $0.incidentLabel = $1 })
  static let zone = Flag(
    name: "zone", value: "ZONE",
    help: "pagerduty: the time zone of responders whose own is not given",
    example: "Europe/Berlin", update: { $0.zone = $1 })
  static let only = Flag(
    name: "only", value: "KIND",
    help: "write deployments, changes or incidents only; may be given several times",
    example: "deployments", update: { $0.only.append($1) })
  static let workflow = Flag(
    name: "workflow", value: "NAME",
    help: "traces: the workflow of all lines (default: what the spans say)",
    example: "refund-triage", update: { $0.workflow = $1 })
  static let workflowAttribute = Flag(
    name: "workflow-attribute", value: "NAME",
    help: "traces: the attribute that names the workflow", example: "app.workflow",
    update: { $0.workflowAttribute = $1 })
  static let unitAttribute = Flag(
    name: "unit-attribute", value: "NAME",
    help: "traces: the attribute that names the unit (default: each trace is one)",
    example: "session.id", update: { $0.unitAttribute = $1 })
  static let hashKeyFile = Flag(
    name: "hash-key-file", value: "FILE",
    help: "traces: write ids of users as keyed hashes (default: leave them out)",
    example: "~/.govpack-key", update: { $0.hashKeyFile = $1 })
  static let content = Flag(
    name: "content", help: "traces: keep inputs and outputs as text, not only as hashes",
    update: { arguments, _ in arguments.keepsContent = true })
  static let title = Flag(
    name: "title", value: "TEXT", help: "the record's title (default: words to be replaced)",
    example: "'Reviews within four hours'", update: { $0.title = $1 })
  static let owner = Flag(
    name: "owner", value: "NAME",
    help: "who answers for it (default: the role with authority L0, else project-owner)",
    example: "platform-engineer", update: { $0.owner = $1 })
  static let freeze = Flag(
    name: "freeze", value: "ID",
    help: "exception: the freeze that it is of (default: the one that stands)",
    example: "FREEZE_20261116_001", update: { $0.freeze = $1 })
  static let example = Flag(
    name: "example", help: "write an example company, with thirteen weeks of its record",
    update: { arguments, _ in arguments.wantsExample = true })
  static let dryRun = Flag(
    name: "dry-run", help: "print the new lines and write nothing",
    update: { arguments, _ in arguments.isDryRun = true })
  static let verify = Flag(
    name: "verify", help: "compare the backup with its checksums, and write nothing",
    update: { arguments, _ in arguments.verifiesOnly = true })
  static let restoreTarget = Flag(
    name: "to", value: "FOLDER", help: "the folder to restore into: none yet, or an empty one",
    example: "company-restored", update: { $0.restoreTarget = $1 })
  static let secretKey = Flag(
    name: "secret-key", value: "FILE", help: "where the secret key goes; never over another file",
    example: "~/.govpack.sec", update: { $0.secretKey = $1 })
  static let publicKey = Flag(
    name: "public-key", value: "FILE", help: "the public key, in minisign's form",
    example: "govpack.pub", update: { $0.publicKey = $1 })
  static let signKey = Flag(
    name: "sign-key", value: "FILE",
    help: "sign the manifest and the ledger with this secret key (`govpack keygen`)",
    example: "~/.govpack.sec", update: { $0.signKey = $1 })
  static let catchUp = Flag(
    name: "catch-up", value: "N",
    help:
      "build at most this many missed weekly reviews first, each as of its own hour; each takes "
      + "as long as a build; 0 for none (default: \(MissedReviews.standard), at most "
      + "\(MissedReviews.limit))",
    example: "26", update: { $0.catchUp = $1 })
  static let notifyOnChange = Flag(
    name: "notify-on-change",
    help: "print one line where something is new on the site, else nothing",
    update: { arguments, _ in arguments.notifiesOnChange = true })
  static let rebuild = Flag(
    name: "rebuild", help: "build the site again out of the workspace and compare the bytes",
    update: { arguments, _ in arguments.wantsRebuild = true })
  static let history = Flag(
    name: "history",
    help: "name entries of append-only records that were rewritten or deleted in the git history",
    update: { arguments, _ in arguments.wantsHistory = true })
  static let site = Flag(
    name: "site", value: "DIR", help: "the published site (default: site/)",
    example: "/srv/www/governance",
    update: { $0.site = $1 })
  static let help = Flag(
    name: "help", letter: "h", help: "print this help",
    update: { arguments, _ in arguments.wantsHelp = true })
  static let version = Flag(
    name: "version", help: "print the version",
    update: { arguments, _ in arguments.wantsVersion = true })

  /// `--format` means something else for each command, so each lists its own words.
  static func format(_ words: String, example: String) -> Flag {
    Flag(
      name: "format", value: "FORMAT", help: words, example: example, update: { $0.format = $1 })
  }
}
