import Checks
import Diagnostics
import Formats
import Model
import Pack

/// `build`: the whole way, from the files to the published site.
struct BuildCommand: Command {
  let name = "build"
  let summary = "compile the workspace into a site"
  let operands = ""
  let operandCount = 0...0
  let flags: [Flag] =
    [.root, .out, .asOf, .pack, .signKey, .jobs, .noCache] + WorkspaceOptions.reportingFlags + [
      .help
    ]
  let details = """
    The site is staged beside the old one and changes places with it in one step; a run that fails
    leaves the old one. Findings go to standard error, the summary to standard output.
    Packs: \(PackCatalog.ids.joined(separator: ", ")). The dashboard is always built.
    """

  func run(_ typed: TypedArguments, _ console: Console) async throws -> ExitStatus {
    let options = try WorkspaceOptions(typed, console)
    let site = SitePipeline(
      pipeline: Pipeline(options, console), target: typed.out ?? Self.defaultTarget(options.root),
      packs: try ChosenPacks.typed(typed.packs), key: try typed.signKey.map(SigningKey.read))
    let outcome = try await site.build()
    console.endReport()
    Self.report(outcome, site)
    let limit = options.failOn ?? FailOn(outcome.assessment.facts.settings.failOn)
    return limit.status(of: outcome.notices.map(\.severity))
  }

  /// `site/` in the workspace.
  static func defaultTarget(_ root: String) -> String {
    root == "." ? "site" : root.hasSuffix("/") ? "\(root)site" : "\(root)/site"
  }

  private static func report(_ outcome: SitePipeline.Outcome, _ site: SitePipeline) {
    let reporter = site.pipeline.reporter
    reporter.report(outcome.notices)
    let asOf = outcome.assessment.facts.zone.format(outcome.assessment.asOf)
    let counts = NoticeCount(outcome.notices)
    let pages = outcome.pageCount == 1 ? "1 page" : "\(outcome.pageCount) pages"
    reporter.summarise(
      "built \(site.target): \(pages) as of \(asOf); \(counts.text)",
      [
        ("out", .string(site.target)), ("pages", .int(outcome.pageCount)),
        ("as_of", .string(asOf)), ("counts", counts.json),
      ])
  }
}
