import Diagnostics
import Formats
import Publish

/// `verify`: whether a published site is what it was published as, and follows from its inputs.
struct VerifyCommand: Command {
  let name = "verify"
  let summary = "check a published site: its files, its ledger, its signatures"
  let operands = "[SITE]"
  let operandCount = 0...1
  let flags: [Flag] = [.publicKey, .rebuild, .root, .jobs, .noCache, .quiet, .verbose, .help]
  let details = """
    SITE is site/ in the workspace where none is named. Each differing, missing and extra file is a \
    line; the exit status is then 2. --rebuild reads the workspace as of the site's as-of, compares \
    the hashes of its inputs with those recorded, builds the site again and names the first \
    difference of every file.
    """

  func run(_ typed: TypedArguments, _ console: Console) async throws -> ExitStatus {
    let options = try WorkspaceOptions(typed, console)
    let path = typed.operands.first ?? BuildCommand.defaultTarget(options.root)
    let key = try typed.publicKey.map(Self.key)
    let verifier = try SiteVerifier(path: path, key: key)
    var problems = verifier.problems
    var rebuilt: Int?
    if typed.wantsRebuild, let manifest = verifier.manifest, problems.isEmpty {
      let rebuild = try await SiteRebuild(
        manifest: manifest, site: path, options: options, console: console)
      problems = try await rebuild.problems()
      rebuilt = rebuild.comparedCount
    }
    console.endReport()
    for problem in problems { console.print(DiagnosticPrinter.visible(problem.text) + "\n") }
    if options.detail > .quiet {
      let text = Self.summary(path, verifier, problems, key: key, rebuilt: rebuilt)
      console.print(DiagnosticPrinter.visible(text) + "\n")
    }
    return problems.isEmpty ? .fine : .verificationFailed
  }

  private static func key(_ path: String) throws -> MinisignPublicKey {
    let bytes = try SecretFile.read(path).bytes
    guard let key = MinisignPublicKey(bytes) else {
      throw CommandFailure(.configuration, "\(path) is no public key as minisign writes it")
    }
    return key
  }

  private static func summary(
    _ path: String, _ verifier: SiteVerifier, _ problems: [SiteProblem], key: MinisignPublicKey?,
    rebuilt: Int?
  ) -> String {
    guard problems.isEmpty else {
      return "\(path) does not verify: "
        + (problems.count == 1 ? "1 problem" : "\(problems.count) problems")
    }
    var parts = [
      "\(verifier.fileCount) files",
      "\(verifier.ledger.lines.count) lines of the ledger for \(verifier.ledger.packs.count) packs",
    ]
    parts.append(key.map { "signed by \($0.name)" } ?? "signatures not checked: no --public-key")
    if let rebuilt { parts.append("\(rebuilt) files rebuilt byte for byte") }
    return "verified \(path): \(parts.joined(separator: ", "))"
  }
}
