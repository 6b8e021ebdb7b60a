import Formats

/// One part of the log after its fold.
struct FoldedPart: Sendable {
  /// By the order of the sources.
  var file: Int
  /// Within the file.
  var number: Int
  /// With every line that can be read.
  var part: StoredPart
  /// What it is kept by for the next run; nil where it must not be.
  var key: RollupCache.Key?
  /// It was read in this run, not taken from the cache.
  var isNew: Bool
  /// The same without lines that turned out not to count.
  var again: Again?

  struct Again: Sendable {
    var part: StoredPart
    var key: RollupCache.Key?
  }

  /// What counts.
  var counted: StoredPart { again?.part ?? part }
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
      lineCounts: parts.map(\.part.header.lineCount))
  }

  /// What counts.
  var rows: [StoredPart] { parts.map(\.counted) }
}
