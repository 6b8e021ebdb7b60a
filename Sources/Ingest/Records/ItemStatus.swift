import Diagnostics

/// The `status` of an item of a state file, out of a closed vocabulary.
enum ItemStatus {
  /// Lower case with `_`; `in-progress` is `in_progress`, `completed` also `done`. A word outside
  /// the vocabulary is reported and kept.
  static func read(_ reader: inout MappingReader, known: [String]) -> String {
    let written = reader.requiredText("status")
    let word = Words.status(written)
    if !written.isEmpty, !known.contains(word) {
      reader.reading.report(
        .unknownWord(written, "status", known: known, at: reader.location(of: "status")))
    }
    return word
  }
}
