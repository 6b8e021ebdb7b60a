/// "Did you mean …?" for misspelt names.
package enum Suggestion {
  /// The candidate nearest to `word` by edit distance, when it is near enough to be meant: at
  /// most a third of the word's length, at least 1. Ties go to the first in byte order.
  package static func nearest(to word: String, among candidates: [String]) -> String? {
    let limit = max(1, word.utf8.count / 3)
    let source = Array(word.lowercased().utf8)
    guard source.count <= 100 else { return nil }
    var best: (distance: Int, name: String)?
    for candidate in candidates.sorted() {
      let distance = editDistance(source, Array(candidate.lowercased().utf8.prefix(100)))
      if distance <= limit, distance < (best?.distance ?? Int.max) {
        best = (distance, candidate)
      }
    }
    return best?.name
  }

  /// Levenshtein's distance, with a swap of neighbours counted as two steps.
  private static func editDistance(_ first: [UInt8], _ second: [UInt8]) -> Int {
    var row = Array(0...second.count)
    for (i, left) in first.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, right) in second.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (left == right ? 0 : 1))
        diagonal = above
      }
    }
    return row[second.count]
  }
}
