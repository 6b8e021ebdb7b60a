package import Diagnostics
package import Formats

/// The files of one export, gone through record by record as often as needed.
package struct AgentExport: Sendable {
  private let paths: [String]
  /// Faults that are named; the rest is counted.
  private static let faultLimit = 20

  package init(_ paths: [String]) { self.paths = paths }

  /// Throws where a file is not there. What is wrong with a record goes to the log, and the next
  /// one is read.
  package func eachRecord(
    log: DiagnosticLog?, _ body: (AgentRecord) throws(FileError) -> Void
  ) throws(FileError) {
    for path in paths { try eachRecord(of: path, log: log, body) }
  }

  private func eachRecord(
    of path: String, log: DiagnosticLog?, _ body: (AgentRecord) throws(FileError) -> Void
  ) throws(FileError) {
    var pieces = try FilePieces(path)
    var splitter = JSONRecordSplitter()
    var faults = FaultList(path: path, log: log)
    var isAtEnd = false
    while !isAtEnd {
      let own = DiagnosticLog()
      if let piece = pieces.next(log: own) {
        splitter.add(piece)
      } else {
        splitter.finish()
        isAtEnd = true
      }
      faults.add(own)
      while let record = splitter.next() {
        let own = DiagnosticLog()
        if let record = AgentRecord(record, path: path, log: own) { try body(record) }
        faults.add(own)
      }
    }
    faults.finish()
  }

  /// The first faults of a file, and how many more there are.
  private struct FaultList {
    let path: String
    let log: DiagnosticLog?
    private var count = 0

    init(path: String, log: DiagnosticLog?) {
      self.path = path
      self.log = log
    }

    mutating func add(_ own: DiagnosticLog) {
      for diagnostic in own.sorted {
        count += 1
        if count <= AgentExport.faultLimit { log?.add(diagnostic) }
      }
    }

    func finish() {
      if count > AgentExport.faultLimit {
        log?.add(.moreFaults(count - AgentExport.faultLimit, path))
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func moreFaults(_ count: Int, _ path: String) -> Diagnostic {
    Diagnostic(
      "GP7113", .error, "\(count) more faults in this file are not listed",
      at: SourceLocation(path: path))
  }
}
