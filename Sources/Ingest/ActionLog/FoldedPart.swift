import Formats
import Model

/// One part of the log after its fold.
struct FoldedPart: Sendable {
  /// By the order of the sources.
  var file: Int
  /// Within the file.
  var number: Int
  /// Of the bytes that it came of; nil where there is no cache, or they could not all be read.
  var key: RollupCache.Key?
  /// With every line that can be read.
  var rows: KeyedRows
  /// The same as of the review before, where that is something else.
  var earlier: KeyedRows?
  /// What it came of in this run.
  var origin: Origin
  /// The rows without lines that turned out not to count.
  var again: KeyedRows?

  enum Origin: Sendable {
    /// It was read and parsed.
    case parsed
    /// It was read, and the cache has what came of the same bytes.
    case read
    /// The file has only been appended to since an earlier run.
    case trusted
  }

  /// What counts.
  var counted: StoredPart { again?.part ?? rows.part }

  /// The part as of the review before.
  var before: FoldedPart {
    var part = self
    part.rows = earlier ?? rows
    part.earlier = nil
    part.again = nil
    return part
  }
}

/// Rows of a part, and what they are kept by for the next run; nil where they must not be.
struct KeyedRows: Sendable {
  var part: StoredPart
  var key: RollupCache.Key?
}

/// All parts of the log after their fold, and what reads them again.
struct FoldedLog: Sendable {
  let stage: PartStage
  /// By file, then number.
  let parts: [FoldedPart]
  /// The lines that do not count, by part.
  let exclusions: [Int: PartExclusions]
  let places: LogPlaces

  init(stage: PartStage, parts: [FoldedPart], exclusions: [Int: PartExclusions]) {
    self.stage = stage
    self.parts = parts
    self.exclusions = exclusions
    places = LogPlaces(
      paths: stage.sources.map(\.path), files: parts.map(\.file),
      lineCounts: parts.map(\.rows.part.header.lineCount))
  }

  /// What counts.
  var rows: [StoredPart] { parts.map(\.counted) }
}
