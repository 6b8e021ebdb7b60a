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

/// The reading of one file: its bytes, whole or as a stream of lines, and where what is wrong with
/// it is put.
struct FileReading: Sendable {
  let path: String
  /// The folder of the input in which the file was found, with its final `/`; empty for a file
  /// that is an input by itself.
  let home: String
  let context: ReadingContext
  /// The diagnostics of this file alone; their excerpts are filled in when the file is done.
  let log: DiagnosticLog
  let tally: ReadingTally
  let events: EventCollector

  init(_ file: SourceFile, home: String = "", _ context: ReadingContext) {
    self.init(
      path: file.path, file, home: home, context, log: DiagnosticLog(), ReadingTally(),
      EventCollector())
    tally.passed(
      FileFingerprint(
        path: path, sha256: SHA256.hexadecimal(of: file.bytes), byteCount: file.bytes.count))
  }

  /// The reading of a file by its lines, which goes through it when it is asked for them.
  init(linesOf path: String, home: String, _ context: ReadingContext) {
    self.init(
      path: path, nil, home: home, context, log: DiagnosticLog(), ReadingTally(),
      EventCollector())
  }

  private init(
    path: String, _ content: SourceFile?, home: String, _ context: ReadingContext,
    log: DiagnosticLog, _ tally: ReadingTally, _ events: EventCollector
  ) {
    self.path = path
    heldFile = content
    self.home = home
    self.context = context
    self.log = log
    self.tally = tally
    self.events = events
  }

  /// The same reading, with the diagnostics going elsewhere.
  func reporting(to log: DiagnosticLog) -> FileReading {
    FileReading(path: path, heldFile, home: home, context, log: log, tally, events)
  }

  /// nil for a file that is read as a stream.
  let heldFile: SourceFile?

  /// The whole file, for the inputs that do not read it as a stream.
  var file: SourceFile {
    guard let heldFile else { preconditionFailure("a file read as a stream is never held whole") }
    return heldFile
  }

  /// The folders between the input's own and the file; empty where there are none.
  var subfolder: String {
    let parent = path.utf8.lastIndex(of: 0x2F).map { path[..<$0] } ?? ""
    return String(parent.dropFirst(min(home.utf8.count, parent.utf8.count)))
  }

  /// The place of the whole file.
  var place: SourceLocation { SourceLocation(path: path, line: 1) }

  func report(_ diagnostic: Diagnostic) { log.add(diagnostic) }

  /// A record of that kind could not be used.
  func reject(_ kind: InputKind) { tally.reject(kind) }
}

/// The events of one file that say only a part of a record.
final class EventCollector: Sendable {
  private let events = Mutex<[CDEvent]>([])

  func add(_ event: CDEvent) { events.withLock { $0.append(event) } }

  var all: [CDEvent] { events.withLock { $0 } }
}

/// How many records of each kind one file held in vain, which kinds it held at all, and which bytes
/// it was.
final class ReadingTally: Sendable {
  private struct Counts {
    var rejected: [InputKind: Int] = [:]
    var touched: Set<InputKind> = []
    var fingerprint: FileFingerprint?
  }

  private let counts = Mutex(Counts())

  func reject(_ kind: InputKind, count: Int = 1) {
    counts.withLock { $0.rejected[kind, default: 0] += count }
  }

  /// The file also holds records of a kind that is not its own.
  func touch(_ kind: InputKind) {
    counts.withLock { _ = $0.touched.insert(kind) }
  }

  /// The file has been read to its end.
  func passed(_ fingerprint: FileFingerprint) {
    counts.withLock { $0.fingerprint = fingerprint }
  }

  /// nil for a file that could not be read.
  var fingerprint: FileFingerprint? { counts.withLock { $0.fingerprint } }

  func rejected(_ kind: InputKind) -> Int { counts.withLock { $0.rejected[kind] ?? 0 } }

  func isTouched(_ kind: InputKind) -> Bool {
    counts.withLock { $0.touched.contains(kind) || $0.rejected[kind] != nil }
  }
}
