import CSystem
import Glibc
import Synchronization

/// Another program, run without a shell: its words are passed on as they are, its environment is
/// what is given and nothing else, and its standard streams are ours alone.
package struct ChildProcess: Sendable {
  /// The path of the program's file.
  package let program: String
  /// Each as `NAME=value`.
  package let environment: [String]

  package init(program: String, environment: [String]) {
    self.program = program
    self.environment = environment
  }

  /// The same program with more in its environment.
  package func adding(_ variables: [String]) -> ChildProcess {
    ChildProcess(program: program, environment: environment + variables)
  }

  /// How a run ended.
  package struct Outcome: Hashable, Sendable {
    /// The exit status; 128 and the signal's number where a signal ended it, as shells have it.
    package var status: Int32
    /// The head of what it wrote to standard error; what is no UTF-8 is U+FFFD.
    package var error: String

    package init(status: Int32, error: String) {
      self.status = status
      self.error = error
    }
  }

  /// How much of standard error is kept.
  package static let errorLimit = 64 << 10

  /// The file of that name in the folders of a search path (`PATH`); nil where there is none.
  /// Relative folders are skipped: a program must not be picked up from a foreign checkout.
  package static func find(_ name: String, in searchPath: String) -> String? {
    for folder in searchPath.split(separator: ":") where folder.utf8.first == UInt8(ascii: "/") {
      let path = "\(folder)/\(name)"
      var status = stat()
      if unsafe stat(path, &status) == 0, status.isRegularFile, unsafe access(path, X_OK) == 0 {
        return path
      }
    }
    return nil
  }

  /// Runs the program to its end. It reads `input`, and what it writes is handed on in pieces as
  /// it comes; where that returns false, the program is killed.
  ///
  /// Throws where it cannot be started or listened to; how it ended is no error of ours.
  package func run(
    _ arguments: [String], input: [UInt8] = [], output: (ArraySlice<UInt8>) -> Bool
  ) throws(FileError) -> Outcome {
    let source = try memoryFile(holding: input)
    let complaints = try memoryFile(holding: [])
    let pipe = try makePipe()
    let reader = Descriptor(pipe.reader)
    let child: Int32
    do {
      // Ours is closed at once: the pipe must end with the child.
      let writer = Descriptor(pipe.writer)
      child = try spawn(
        arguments, input: source.number, output: writer.number, error: complaints.number)
    }
    Self.runningChild.store(child, ordering: .sequentiallyConsistent)
    let failure = Self.listen(reader, output, child)
    let status = Self.wait(for: child)
    if let failure { throw error("read from", failure) }
    lseek(complaints.number, 0, SEEK_SET)
    let text = try complaints.read(count: Self.errorLimit, path: program)
    return Outcome(status: status, error: String(decoding: text, as: UTF8.self))
  }

  // MARK: Interruption

  /// The child that runs, or 0. One runs at a time.
  private static let runningChild = Atomic<Int32>(0)

  /// Ends the child that runs, if there is one. May be called from a signal handler, once it was
  /// called outside of one.
  package static func killRunning() {
    let child = runningChild.load(ordering: .sequentiallyConsistent)
    if child > 0 { kill(child, SIGKILL) }
  }

  // MARK: The system's calls

  private func error(_ operation: String, _ code: Int32) -> FileError {
    FileError(path: program, operation: operation, code: code)
  }

  /// A file without a name is never full, as a pipe is: nobody has to write while reading.
  private func memoryFile(holding bytes: [UInt8]) throws(FileError) -> Descriptor {
    let number = gp_memory_file()
    guard number >= 0 else { throw error("make a memory file for", -number) }
    let file = Descriptor(number)
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes[written...].withUnsafeBytes { rest in
        retrying { unsafe write(number, rest.baseAddress, rest.count) }
      }
      guard count > 0 else { throw error("write the input of", errno) }
      written += count
    }
    lseek(number, 0, SEEK_SET)
    return file
  }

  private func makePipe() throws(FileError) -> (reader: Int32, writer: Int32) {
    var ends: [Int32] = [-1, -1]
    let result = unsafe gp_pipe(&ends)
    guard result == 0 else { throw error("make a pipe for", -result) }
    return (ends[0], ends[1])
  }

  private func spawn(
    _ arguments: [String], input: Int32, output: Int32, error complaints: Int32
  ) throws(FileError) -> Int32 {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, complaints, STDERR_FILENO)
    var attributes = posix_spawnattr_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    Self.resetSignals(&attributes)
    let words = unsafe ([program] + arguments).map { unsafe strdup($0) }
    let variables = unsafe environment.map { unsafe strdup($0) }
    defer { unsafe (words + variables).forEach { unsafe free($0) } }
    var child: pid_t = 0
    let code = unsafe posix_spawn(
      &child, program, &actions, &attributes, words + [nil], variables + [nil])
    guard code == 0 else { throw error("run", code) }
    return child
  }

  /// A program that was started while its parent ignores SIGPIPE would ignore it as well.
  private static func resetSignals(_ attributes: inout posix_spawnattr_t) {
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe posix_spawnattr_setsigmask(&attributes, &signals)
    for number in [SIGPIPE, SIGXFSZ, SIGINT, SIGTERM, SIGHUP] {
      unsafe sigaddset(&signals, number)
    }
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
  }

  /// Hands on what comes until the pipe ends; errno where it cannot be read.
  private static func listen(
    _ pipe: borrowing Descriptor, _ output: (ArraySlice<UInt8>) -> Bool, _ child: Int32
  ) -> Int32? {
    let number = pipe.number
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { bytes in
        retrying { unsafe read(number, bytes.baseAddress, bytes.count) }
      }
      if count == 0 { return nil }
      let code = count < 0 ? errno : 0
      if code == 0, output(buffer[..<count]) { continue }
      kill(child, SIGKILL)
      return code == 0 ? nil : code
    }
  }

  /// The child stays known to the interrupt until it has ended, and no longer: after the last
  /// call its number may be another's.
  private static func wait(for child: Int32) -> Int32 {
    var information = unsafe siginfo_t()
    _ = retrying { unsafe waitid(P_PID, id_t(child), &information, WEXITED | WNOWAIT) }
    runningChild.store(0, ordering: .sequentiallyConsistent)
    var status: Int32 = 0
    _ = retrying { unsafe waitpid(child, &status, 0) }
    let signal = status & 0x7F
    return signal == 0 ? status >> 8 & 0xFF : 128 + signal
  }
}
