import Diagnostics
import Formats
import Model
import Synchronization

/// What every reader may know of the workspace: how to read a time without an offset, which states
/// a task can have, and whether a path exists.
struct ReadingContext: Sendable {
  var folder: WorkspaceFolder
  /// Of `timezone`: for dates without a time.
  var zone: TimeZoneRules
  /// Of `naive_time_zone`: for times without an offset.
  var naiveZone: TimeZoneRules
  var stateMachine: StateMachine
  /// Of `currency`: for amounts that name none.
  var currency: String = Settings().currency
}

/// The reading of one file: its bytes, and where what is wrong with it is put.
struct FileReading: Sendable {
  let file: SourceFile
  /// The folder of the input in which the file was found, with its final `/`; empty for a file
  /// that is an input by itself.
  let home: String
  let context: ReadingContext
  /// The diagnostics of this file alone; their excerpts are filled in when the file is done.
  let log: DiagnosticLog
  let tally: ReadingTally

  init(_ file: SourceFile, home: String = "", _ context: ReadingContext) {
    self.file = file
    self.home = home
    self.context = context
    log = DiagnosticLog()
    tally = ReadingTally()
  }

  var path: String { file.path }

  /// The folders between the input's own and the file; empty where there are none.
  var subfolder: String {
    let parent = path.utf8.lastIndex(of: 0x2F).map { path[..<$0] } ?? ""
    return String(parent.dropFirst(min(home.utf8.count, parent.utf8.count)))
  }

  /// The place of the whole file.
  var place: SourceLocation { SourceLocation(path: file.path, line: 1) }

  func report(_ diagnostic: Diagnostic) { log.add(diagnostic) }

  /// A record of that kind could not be used.
  func reject(_ kind: InputKind) { tally.reject(kind) }
}

/// How many records of each kind one file held in vain, and which kinds it held at all.
final class ReadingTally: Sendable {
  private struct Counts {
    var rejected: [InputKind: Int] = [:]
    var touched: Set<InputKind> = []
  }

  private let counts = Mutex(Counts())

  func reject(_ kind: InputKind) {
    counts.withLock { $0.rejected[kind, default: 0] += 1 }
  }

  /// The file also holds records of a kind that is not its own.
  func touch(_ kind: InputKind) {
    counts.withLock { _ = $0.touched.insert(kind) }
  }

  func rejected(_ kind: InputKind) -> Int { counts.withLock { $0.rejected[kind] ?? 0 } }

  func isTouched(_ kind: InputKind) -> Bool {
    counts.withLock { $0.touched.contains(kind) || $0.rejected[kind] != nil }
  }
}
