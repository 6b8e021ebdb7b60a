@testable import Ingest
import Testing

/// Against a dictionary: keys of which many share their place in the table, and what stands in it.
@Suite struct HashIndexTests {
  struct Key: Hashable {
    var high: UInt64
    var low: UInt64
  }

  /// `spread` keys for each number of a key; the numbers lie in `shift` bits and above.
  @Test(arguments: [(60, 0), (60, 24), (60, 40), (60, 58), (1000, 20)])
  func `a key has the row in which it came, and no other is taken for it`(
    spread: UInt64, shift: Int
  ) {
    var index = HashIndex()
    var expected: [Key: Int] = [:]
    var state: UInt64 = 1
    for round in 0..<2 {
      var wrong: [Key] = []
      for _ in 0..<20_000 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let key = Key(high: (state >> 33) % spread << shift, low: (state >> 12) % spread)
        let known = expected[key]
        if index.find(key.high, key.low) != known { wrong.append(key) }
        let (row, isNew) = index.row(key.high, key.low)
        if isNew != (known == nil) || row != known ?? expected.count { wrong.append(key) }
        expected[key] = row
      }
      #expect(wrong == [], "round \(round)")
      #expect(index.count == expected.count)
      #expect(expected.count > 3000)
      index.removeAll()
      expected = [:]
    }
  }
}
