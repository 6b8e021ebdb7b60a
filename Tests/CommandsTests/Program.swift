import Foundation
import Glibc
import WorkspaceFixtures

/// The built program, run as a person runs it.
enum Program {
  struct Outcome {
    var status: Int32
    var output: String
    var error: String
  }

  /// `GOVPACK_PROGRAM`: `make test` names the one that is released. Else the one beside the test
  /// bundle, where the package manager puts both.
  static let path: String = {
    if let named = ProcessInfo.processInfo.environment["GOVPACK_PROGRAM"], !named.isEmpty {
      return named
    }
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    let folder = URL(filePath: own).deletingLastPathComponent().path
    return [folder, "\(FixtureWorkspace.projectRoot)/.build/debug"]
      .map { "\($0)/govpack" }
      .first { FileManager.default.isExecutableFile(atPath: $0) } ?? "govpack-is-not-built"
  }()

  /// Runs the program with nothing in its environment but what is given.
  static func run(
    _ arguments: [String], in folder: String, environment: [String: String] = [:]
  ) throws -> Outcome {
    try start(path, arguments, in: folder, environment)
  }

  /// Runs a line of shell in which `$GOVPACK` is the program.
  static func shell(
    _ line: String, in folder: String, environment: [String: String] = [:]
  ) throws -> Outcome {
    let environment = environment.merging(["GOVPACK": path]) { given, _ in given }
    return try start("/bin/bash", ["-c", line], in: folder, environment)
  }

  /// Where a run that measures coverage wants the counts: the program's own runs count too.
  private static let profile = ProcessInfo.processInfo.environment
    .filter { $0.key == "LLVM_PROFILE_FILE" }

  private static func start(
    _ executable: String, _ arguments: [String], in folder: String, _ environment: [String: String]
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(filePath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = ["PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"]
      .merging(profile) { _, given in given }
      .merging(environment) { _, given in given }
    // Files and not pipes: nothing to drain, so no output can be lost or block.
    let work = FileManager.default.temporaryDirectory.appending(path: "run-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: work) }
    let output = work.appending(path: "stdout")
    let error = work.appending(path: "stderr")
    for file in [output, error] { try Data().write(to: file) }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: error)
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationReason == .exit
        ? process.terminationStatus : 1000 + process.terminationStatus,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      error: String(decoding: try Data(contentsOf: error), as: UTF8.self))
  }
}
