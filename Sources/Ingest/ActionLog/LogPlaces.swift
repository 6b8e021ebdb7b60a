import Diagnostics
import Model

/// Where the lines that are counted over all parts stand.
struct LogPlaces {
  private struct Part {
    /// The first line of the part, counted over all.
    var first: UInt32
    var path: Int
    /// The first line of the part, counted in its file.
    var lineInFile: Int
  }

  private let paths: [String]
  private var parts: [Part] = []

  /// How many lines lie before each part.
  private(set) var lines: [UInt32] = []

  /// `files` names the file of each part, whose parts follow each other.
  init(paths: [String], files: [Int], lineCounts: [UInt32]) {
    self.paths = paths
    var first: UInt32 = 0
    var lineInFile = 1
    for (part, file) in files.enumerated() {
      if part == 0 || files[part - 1] != file { lineInFile = 1 }
      parts.append(Part(first: first, path: file, lineInFile: lineInFile))
      lines.append(first)
      first &+= lineCounts[part]
      lineInFile += Int(lineCounts[part])
    }
  }

  func location(_ moment: Moment) -> SourceLocation { location(line: moment.line) }

  func location(line: UInt32) -> SourceLocation {
    var low = 0
    var high = parts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      // Parts without lines begin where the next one does: the last of them is right.
      if parts[middle].first <= line { low = middle } else { high = middle }
    }
    let part = parts[low]
    return SourceLocation(
      path: paths[part.path], line: part.lineInFile + Int(line - part.first))
  }

  func exemplars(_ moments: FirstMoments) -> Exemplars {
    Exemplars(count: moments.count, first: moments.moments.map(location))
  }
}
