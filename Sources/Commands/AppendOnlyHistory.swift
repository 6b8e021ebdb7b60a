import Diagnostics
import Formats
import Ingest
import Model
import Publish

/// Records that are only ever added to, held to the history of the git checkout that they lie in:
/// the audit trail, the log of actions, the freeze record, the decision log.
///
/// It is no part of a build: a site is made of the files alone, so that a shallow clone, a fetch or a
/// machine without git gives the same bytes.
struct AppendOnlyHistory {
  private static let kinds: [InputKind] = [.audit, .actions, .freezeLedger, .decisions]
  /// How many changes are named.
  private static let limit = 200
  /// Seconds after which git is stopped.
  private static let patience = 60

  let folder: WorkspaceFolder
  /// The ledger of the published site, whose lines name the commits that it was built of; empty where
  /// nothing was published.
  let ledger: Ledger
  let console: Console

  /// What was rewritten, as diagnostics at the lines as they were before; a note where the folder
  /// is no checkout or its history is cut off.
  func diagnostics() async -> [Diagnostic] {
    let guardian = _Concurrency.Task.detached {
      do {
        try await _Concurrency.Task.sleep(for: .seconds(Self.patience))
        ChildProcess.killRunning()
      } catch {
        // Cancelled: git was in time.
      }
    }
    defer { guardian.cancel() }
    do {
      return try read()
    } catch {
      return [.historyUnread(Self.words(error))]
    }
  }

  private func read() throws(GitError) -> [Diagnostic] {
    let git = try GitProgram(
      folder: folder.root, searchPath: console.searchPath, home: console.homeFolder)
    let place = try git.place()
    let places = WorkspacePlaces(folder)
    let paths = Self.kinds.map { places.place(of: $0) }
    let entries = try git.rewrites(of: paths, limit: Self.limit)
    // A shallow clone does not have them, and says so below.
    let replaced = place.isShallow ? [] : try replacedPublications(git)
    return entries.map { Diagnostic.rewritten($0) } + replaced
      + (place.isShallow ? [.historyCutOff()] : [])
      + (entries.count >= Self.limit ? [.moreRewritten(Self.limit)] : [])
  }

  /// What was published of commits that are no longer part of the history, the first of each commit:
  /// a history that was squashed, amended or forced looks clean by itself.
  private func replacedPublications(_ git: GitProgram) throws(GitError) -> [Diagnostic] {
    var first: [String: LedgerLine] = [:]
    for line in ledger.lines {
      if let commit = line.sourceCommit, first[commit] == nil { first[commit] = line }
    }
    let lines = first.values.sorted { $0.number < $1.number }
    let strangers = Set(try git.strangers(of: lines.compactMap(\.sourceCommit)))
    return lines.filter { strangers.contains($0.sourceCommit ?? "") }.prefix(Self.limit)
      .map { Diagnostic.replaced($0) }
  }

  private static func words(_ error: GitError) -> String {
    switch error {
    case .absent: "there is no git on the PATH"
    case .process(let error): error.description
    case .refused(let status, _) where status == 128 + 9:
      "git took longer than \(patience) seconds"
    case .refused(_, let message):
      message.utf8.split(separator: 0x0A).first.map { String(decoding: $0, as: UTF8.self) }
        ?? "git says no"
    case .unexpected(let command): "`git \(command)` gave an answer that cannot be read"
    case .noBranch(let name): "there is no branch \(name)"
    }
  }
}

extension Diagnostic {
  fileprivate static func rewritten(_ entry: RewrittenEntry) -> Diagnostic {
    let lines = entry.count == 1 ? "1 line" : "\(entry.count) lines"
    let what =
      entry.isInserted
      ? "\(lines) put before others"
      : entry.line == 0
        ? (entry.isDeleted ? "the file was deleted" : "the file was changed")
        : "\(lines) \(entry.isDeleted ? "deleted" : "rewritten")"
    let by = entry.commit.map { name in
      "commit \(name.prefix(12)) by \(entry.author), \(entry.date)"
    }
    let text = entry.text.isEmpty ? "" : ": \"\(entry.text.prefix(80))\""
    return Diagnostic(
      "GP7200", .error, "\(what) in \(by ?? "the working tree")\(text)",
      at: SourceLocation(path: entry.path, line: entry.line),
      hint: "this record is only ever added to; put the entry back and add a correction")
  }

  fileprivate static func replaced(_ line: LedgerLine) -> Diagnostic {
    Diagnostic(
      "GP7204", .error,
      "the commit \((line.sourceCommit ?? "").prefix(12)), of which revision \(line.revision) of "
        + "\(line.pack) was published, is no part of this history: it was replaced",
      at: SourceLocation(path: Ledger.fileName, line: line.number),
      hint: "compare the two histories, or check out the branch that the site is built of")
  }

  fileprivate static func historyCutOff() -> Diagnostic {
    Diagnostic(
      "GP7201", .warning, "the repository is a shallow clone: older rewriting cannot be seen",
      hint: "git fetch --unshallow")
  }

  fileprivate static func historyUnread(_ reason: String) -> Diagnostic {
    Diagnostic("GP7202", .warning, "the history was not read: \(reason)")
  }

  fileprivate static func moreRewritten(_ limit: Int) -> Diagnostic {
    Diagnostic("GP7203", .warning, "more than \(limit) changes: only the newest are listed")
  }
}
