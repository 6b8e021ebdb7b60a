package import Formats

/// The `git` program on one repository: only questions, and the same answers whoever asks.
///
/// Nothing that a user has set, no locale, pager, hook, replacement or network counts, and nothing
/// that a repository's own settings name is run. No text of a user or a repository is ever among
/// the words of a command, but for the folder after `-C`.
package struct GitProgram: Sendable {
  private let process: ChildProcess
  /// Any path of the working tree or the repository.
  private let folder: String
  /// Folders of other owners that the user trusts (`safe.directory`).
  private let trusted: [String]

  /// `searchPath` is `PATH`; `home` is where the user's own trusted folders are named. Throws
  /// where there is no git.
  package init(folder: String, searchPath: String, home: String?) throws(GitError) {
    guard let program = ChildProcess.find("git", in: searchPath) else { throw .absent }
    self.folder = folder
    process = ChildProcess(
      program: program, environment: Self.environment + ["PATH=\(searchPath)"])
    trusted = try Self.trusted(program, searchPath: searchPath, home: home)
  }

  private static let environment = [
    "LC_ALL=C", "TZ=UTC", "HOME=/nonexistent", "GIT_CONFIG_GLOBAL=/dev/null",
    "GIT_CONFIG_NOSYSTEM=1", "GIT_ATTR_NOSYSTEM=1", "GIT_TERMINAL_PROMPT=0",
    "GIT_OPTIONAL_LOCKS=0", "GIT_NO_REPLACE_OBJECTS=1", "GIT_NO_LAZY_FETCH=1",
    "GIT_GRAFT_FILE=/dev/null", "GIT_PAGER=cat",
  ]

  /// What a repository's own settings could change, or could have run.
  private static let settings = [
    "core.hooksPath=/dev/null", "core.fsmonitor=false", "core.attributesFile=/dev/null",
    "core.pager=cat", "core.quotePath=false", "core.commitGraph=true", "core.useReplaceRefs=false",
    "color.ui=false",
    "log.showSignature=false", "log.showRoot=true", "log.mailmap=false", "log.follow=false",
    "log.decorate=false", "log.diffMerges=separate", "i18n.logOutputEncoding=UTF-8",
    "diff.external=", "diff.orderFile=/dev/null", "diff.algorithm=myers", "diff.renames=false",
    "diff.ignoreSubmodules=none", "diff.submodule=short", "diff.indentHeuristic=true",
    "diff.interHunkContext=0", "diff.context=3", "diff.suppressBlankEmpty=false",
    "protocol.allow=never", "gc.auto=0", "maintenance.auto=false",
  ]

  /// git reads `safe.directory` out of the user's own settings alone, which the other calls do
  /// not see.
  private static func trusted(
    _ program: String, searchPath: String, home: String?
  ) throws(GitError) -> [String] {
    let process = ChildProcess(
      program: program,
      environment: ["LC_ALL=C", "PATH=\(searchPath)"] + (home.map { ["HOME=\($0)"] } ?? []))
    var output: [UInt8] = []
    do {
      // From the root, so that no repository's settings are read.
      _ = try process.run(["-C", "/", "config", "-z", "--get-all", "safe.directory"]) {
        output += $0
        return true
      }
    } catch {
      throw .process(error)
    }
    return output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
  }

  // MARK: Questions

  /// Where the repository lies and whether its history is cut off.
  package struct Place: Sendable {
    /// The folder of the repository itself, without any working tree.
    package let repository: String
    package let isShallow: Bool
  }

  package func place() throws(GitError) -> Place {
    let answer = try text([
      "rev-parse", "--is-shallow-repository", "--path-format=absolute", "--git-common-dir",
    ])
    let lines = answer.split(separator: "\n", maxSplits: 1)
    guard lines.count == 2 else { throw .unexpected("rev-parse") }
    return Place(repository: Words.trimmed(lines[1]), isShallow: lines[0] == "true")
  }

  /// The address of the remote called origin; nil where there is none.
  package func origin() throws(GitError) -> String? {
    let answer = try text(["config", "--local", "--get", "remote.origin.url"], allowed: 0...1)
    return answer.isEmpty ? nil : Words.trimmed(answer)
  }

  /// All branches and tags.
  func references() throws(GitError) -> GitReferences {
    let listing = try bytes([
      "for-each-ref", "--format=\(GitReferences.format)", "refs/tags", "refs/heads",
      "refs/remotes/origin",
    ])
    // Status 1 says that there are no tags.
    let peeled = GitReferences.peeled(
      try bytes(["show-ref", "--tags", "--dereference"], allowed: 0...1))
    let objects = GitReferences.objects(listing: listing, peeled: peeled)
    let types = try bytes(
      ["cat-file", "--batch-check"], input: objects)
    return GitReferences(
      listing: listing, peeled: peeled, commits: GitReferences.commits(types))
  }

  /// All commits that can be reached from these.
  func commits(from tips: [String]) throws(GitError) -> [GitCommit] {
    if tips.isEmpty { return [] }
    var parser = GitLogParser()
    try run(
      ["log", "-z", "--no-color", "--encoding=UTF-8", "--format=tformat:\(GitLogParser.format)"]
        + ["--no-patch", "--stdin"],
      input: tips
    ) { parser.consume($0) }
    guard parser.isComplete else { throw .unexpected("log") }
    return parser.commits
  }

  /// The sizes of the commits on the first-parent lines from these.
  func sizes(from tips: [String]) throws(GitError) -> [String: GitSizes.Size] {
    if tips.isEmpty { return [:] }
    var sizes = GitSizes()
    try run(
      ["log", "--first-parent", "--diff-merges=first-parent", "--format=tformat:%H", "--shortstat"]
        + ["--no-color", "--no-renames", "--no-ext-diff", "--no-textconv", "--stdin"],
      input: tips
    ) { sizes.consume($0) }
    return sizes.sizes
  }

  /// Lines that commits took away from these paths, relative to the folder, and those that are gone
  /// in the working tree: the newest first, at most `limit`. All parents of merges are compared; a
  /// change that a merge only brings along is named once, where it was made.
  package func rewrites(of paths: [String], limit: Int) throws(GitError) -> [RewrittenEntry] {
    if paths.isEmpty { return [] }
    let patch = [
      "--patch", "--unified=1", "--no-color", "--no-renames", "--no-ext-diff", "--no-textconv",
      "--no-prefix", "--relative",
    ]
    let current = try withoutFilters()
      .rewrites(["diff"] + patch + ["HEAD", "--"] + paths, limit: limit)
    let past = try rewrites(
      ["log", "--full-history", "--diff-merges=separate", "--format=\(RewriteParser.format)"]
        + patch + ["HEAD", "--"] + paths, limit: limit)
    let made = Set(past.filter { !$0.isOfMerge }.map { [$0.path, $0.text] })
    return current + past.filter { !$0.isOfMerge || !made.contains([$0.path, $0.text]) }
  }

  /// Of these commits those that HEAD does not descend from, in the order given: the history that they
  /// were part of was replaced. Names that are no hash of a commit are among them.
  package func strangers(of commits: [String]) throws(GitError) -> [String] {
    var result: [String] = []
    for commit in commits {
      let isAncestor = GitHash.isHash(commit.utf8) ? try isAncestor(commit) : false
      if !isAncestor { result.append(commit) }
    }
    return result
  }

  /// Whether nothing of the commit's history is missing in that of HEAD. Status 128 says that there is
  /// no such commit.
  private func isAncestor(_ commit: String) throws(GitError) -> Bool {
    var output: [UInt8] = []
    var isKnown = true
    do {
      try run(["rev-list", "--max-count=1", "--stdin"], input: [commit, "^HEAD"]) {
        output += $0
        return true
      }
    } catch .refused(status: 128, _) {
      isKnown = false
    }
    return isKnown && output.isEmpty
  }

  /// The same repository without the filters of its settings: comparing files of the working tree
  /// would run their programs. The names go by the environment, not as words of a command.
  private func withoutFilters() throws(GitError) -> GitProgram {
    // Status 1 says that there are none.
    let names = try bytes(
      ["config", "--null", "--name-only", "--get-regexp", "^filter[.]"], allowed: 0...1)
    let drivers = Set(
      names.split(separator: 0).compactMap { name in
        name.lastIndex(of: UInt8(ascii: ".")).map { String(decoding: name[..<$0], as: UTF8.self) }
      })
    let settings = drivers.sorted().flatMap { driver in
      [("clean", ""), ("smudge", ""), ("process", ""), ("required", "false")]
        .map { ("\(driver).\($0.0)", $0.1) }
    }
    let variables = settings.enumerated().flatMap { index, setting in
      ["GIT_CONFIG_KEY_\(index)=\(setting.0)", "GIT_CONFIG_VALUE_\(index)=\(setting.1)"]
    }
    return GitProgram(
      process: process.adding(["GIT_CONFIG_COUNT=\(settings.count)"] + variables), folder: folder,
      trusted: trusted)
  }

  private init(process: ChildProcess, folder: String, trusted: [String]) {
    self.process = process
    self.folder = folder
    self.trusted = trusted
  }

  private func rewrites(_ words: [String], limit: Int) throws(GitError) -> [RewrittenEntry] {
    var parser = RewriteParser(limit: limit)
    do {
      // Status 128 says that nothing was committed yet.
      try run(words, allowed: 0...128) { parser.consume($0) }
    } catch {
      // Stopped by us, once there was enough.
      guard parser.entries.count >= limit else { throw error }
    }
    return parser.entries
  }

  // MARK: Runs

  private func text(_ words: [String], allowed: ClosedRange<Int32> = 0...0) throws(GitError)
    -> String
  {
    String(decoding: try bytes(words, allowed: allowed), as: UTF8.self)
  }

  private func bytes(
    _ words: [String], input: [String] = [], allowed: ClosedRange<Int32> = 0...0
  ) throws(GitError) -> [UInt8] {
    var result: [UInt8] = []
    try run(words, input: input, allowed: allowed) {
      result += $0
      return true
    }
    return result
  }

  /// Each of `input` is a line of standard input.
  private func run(
    _ words: [String], input: [String] = [], allowed: ClosedRange<Int32> = 0...0,
    output: (ArraySlice<UInt8>) -> Bool
  ) throws(GitError) {
    let settings = (Self.settings + trusted.map { "safe.directory=\($0)" }).flatMap { ["-c", $0] }
    let outcome: ChildProcess.Outcome
    do {
      outcome = try process.run(
        ["--no-pager", "--literal-pathspecs", "-C", folder] + settings + words,
        input: Array(input.map { $0 + "\n" }.joined().utf8), output: output)
    } catch {
      throw .process(error)
    }
    guard allowed.contains(outcome.status) else {
      throw .refused(status: outcome.status, message: outcome.error)
    }
  }
}

/// Why git gave no answer.
package enum GitError: Error, Hashable, Sendable {
  /// There is no git on the search path.
  case absent
  case process(FileError)
  /// git said no; `message` is what it wrote to standard error.
  case refused(status: Int32, message: String)
  /// An answer in another form than the command gives.
  case unexpected(String)
  /// The branch named by the user is not there.
  case noBranch(String)
}
