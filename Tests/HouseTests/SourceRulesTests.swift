import Foundation
import Testing

@Suite struct SourceRulesTests {
  /// What ends the process on input, and what reads the world below Commands.
  static let trapping = [
    "try!", "as!", "fatalError(", "@unchecked Sendable", "nonisolated(unsafe)",
  ]
  static let worldly = [
    "getenv(", "CommandLine.", "clock_gettime(", "ContinuousClock", "SuspendingClock", " Date()",
    " Date.now", "isatty(", "setlocale(",
  ]

  @Test func `no source traps on purpose or switches a check of the compiler off`() throws {
    let files = try SourceTree.swiftFiles(below: "Sources")
    #expect(Self.lines(of: files, with: Self.trapping) == [])
    #expect(files.count > 100)
  }

  @Test func `nothing below Commands reads the clock, the environment or the terminal`() throws {
    let below = try SourceTree.swiftFiles(below: "Sources")
      .filter { !["Commands", "govpack", "EmbedTemplates"].contains($0.target) }
    #expect(Self.lines(of: below, with: Self.worldly) == [])
  }

  @Test func `nothing but the console prints`() throws {
    let files = try SourceTree.swiftFiles(below: "Sources")
    let printing = Self.files(files, with: ["print(", "Print(", "dump("]).flatMap { file in
      file.code.filter { $0.text.contains(/(^|[^.\w])(print|debugPrint|dump)\(/) }
        .filter { !$0.text.contains("func print(") }
        .map { "\(file.path):\($0.number)" }
    }
    #expect(printing == [])
  }

  @Test func `nothing is left to do in a comment`() throws {
    let files = try ["Sources", "Tests"].flatMap { try SourceTree.swiftFiles(below: $0) }
    // Put together, so that this file is not found.
    let marks = ["TO" + "DO", "FIX" + "ME", "XX" + "X:"]
    let left = Self.files(files, with: marks).flatMap { file in
      file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        .filter { _, line in marks.contains { line.contains($0) } }
        .map { "\(file.path):\($0.offset + 1)" }
    }
    #expect(left == [])
  }

  @Test func `nothing is public`() throws {
    let files = try SourceTree.swiftFiles(below: "Sources")
    let found = Self.files(files, with: ["public ", "open "]).flatMap { file in
      file.code.filter { $0.text.contains(#/^\s*(public|open) /#) }
        .map { "\(file.path):\($0.number)" }
    }
    #expect(found == [])
  }

  /// Most files have none of the words: their lines need not be looked at.
  private static func files(_ files: [SourceTree.File], with words: [String]) -> [SourceTree.File] {
    files.filter { file in words.contains { file.text.contains($0) } }
  }

  private static func lines(of files: [SourceTree.File], with words: [String]) -> [String] {
    Self.files(files, with: words).flatMap { file in
      file.code.filter { line in words.contains { line.text.contains($0) } }
        .map { "\(file.path):\($0.number): \($0.text.trimmingCharacters(in: .whitespaces))" }
    }
  }
}
