import Diagnostics
import Formats
import Ingest
import Model

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
    return entries.map { Diagnostic.rewritten($0) }
      + (place.isShallow ? [.historyCutOff()] : [])
      + (entries.count >= Self.limit ? [.moreRewritten(Self.limit)] : [])
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
      entry.line == 0
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
