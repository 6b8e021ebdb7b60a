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
    [.root, .out, .asOf, .pack, .signKey, .catchUp, .notifyOnChange, .jobs, .noCache]
    + WorkspaceOptions.reportingFlags + [.help]
  let details = """
    The site is staged beside the old one and changes places with it in one step; a run that fails
    leaves the old one. Findings go to standard error, the summary to standard output.
    A review is missed where its hour lies between the site's last as-of and this one: its packs are
    built as a run at that hour would have built them, oldest first. A new site has missed none, and
    an as-of before the site's last one is refused. With --notify-on-change nothing is printed and
    the exit status is 0 where no pack is new, final, restated or moved by other inputs and no
    finding came or went.
    Packs: \(PackCatalog.ids.joined(separator: ", ")). The dashboard is always built.
    """

  func run(_ typed: TypedArguments, _ console: Console) async throws -> ExitStatus {
    let options = try WorkspaceOptions(typed, console)
    if typed.notifiesOnChange, options.detail == .verbose {
      throw CommandFailure.usage("--notify-on-change and --verbose exclude each other")
    }
    let run = BuildRun(
      options: options, target: typed.out ?? Self.defaultTarget(options.root),
      packs: try ChosenPacks.typed(typed.packs), key: try typed.signKey.map(SigningKey.read),
      catchUp: try typed.catchUp.map(Self.catchUp) ?? MissedReviews.standard,
      tellsNews: typed.notifiesOnChange, console: console)
    let outcome = try await run.run()
    console.endReport()
    let report = BuildReport(outcome: outcome, target: run.target)
    if let news = outcome.news {
      if news.isEmpty { return .fine }
      report.print(news)
    } else {
      report.printAll()
    }
    let limit = options.failOn ?? FailOn(outcome.built.assessment.facts.settings.failOn)
    return limit.status(of: outcome.built.notices.map(\.severity))
  }

  /// `site/` in the workspace.
  static func defaultTarget(_ root: String) -> String {
    root == "." ? "site" : root.hasSuffix("/") ? "\(root)site" : "\(root)/site"
  }

  private static func catchUp(_ text: String) throws(CommandFailure) -> Int {
    guard let count = Int(text), (0...MissedReviews.limit).contains(count) else {
      throw .usage(
        "--catch-up is \"\(text)\"", hint: "a number from 0 to \(MissedReviews.limit)")
    }
    return count
  }
}
