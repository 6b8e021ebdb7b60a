import Diagnostics
import Testing

@Suite struct DiagnosticLogTests {
  static let late = Diagnostic(
    "GP1001", .warning, "b", at: SourceLocation(path: "b.yaml", line: 10, column: 1))
  static let early = Diagnostic(
    "GP2001", .error, "a", at: SourceLocation(path: "b.yaml", line: 9, column: 7))
  static let placeless = Diagnostic("GP6001", .note, "c")

  @Test func `what comes out is sorted by place and free of repetitions`() {
    let log = DiagnosticLog()
    log.add(Self.late)
    log.add(contentsOf: [Self.early, Self.late, Self.placeless])
    #expect(log.sorted == [Self.placeless, Self.early, Self.late])
  }

  @Test func `the worst severity is the gravest of all`() {
    let log = DiagnosticLog()
    #expect(log.worst == nil)
    log.add(Self.placeless)
    #expect(log.worst == .note)
    log.add(Self.early)
    log.add(Self.late)
    #expect(log.worst == .error)
  }

  @Test func `many threads may write at once`() async {
    let log = DiagnosticLog()
    await withTaskGroup { group in
      for number in 1...500 {
        group.addTask {
          log.add(Diagnostic("GP1001", .note, "m", at: SourceLocation(path: "f", line: number)))
        }
      }
    }
    #expect(log.sorted.map { $0.location?.line } == Array(1...500))
  }
}
