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

  /// The optimal string alignment distance: insertions, deletions, replacements and swaps of
  /// neighbours count one each. A swap is the commonest slip of all.
  private static func editDistance(_ first: [UInt8], _ second: [UInt8]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...second.count)
    for (i, left) in first.enumerated() {
      var row = [i + 1]
      for (j, right) in second.enumerated() {
        var distance = min(last[j + 1] + 1, row[j] + 1, last[j] + (left == right ? 0 : 1))
        if i > 0, j > 0, left == second[j - 1], first[i - 1] == right {
          distance = min(distance, beforeLast[j - 1] + 1)
        }
        row.append(distance)
      }
      (beforeLast, last) = (last, row)
    }
    return last[second.count]
  }
}
