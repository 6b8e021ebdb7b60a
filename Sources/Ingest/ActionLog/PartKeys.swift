import Formats
import Model

extension RollupCache.Key {
  /// The key of the part as of an instant before its last line.
  func asOf(_ instant: Instant) -> RollupCache.Key {
    let time = UInt64(bitPattern: instant.microseconds)
    return RollupCache.Key(
      high: HashIndex.mix(high, time), low: HashIndex.mix(low &+ time, high), part: part,
      partCount: partCount)
  }
}

extension PartExclusions {
  /// The key of the part without these lines.
  func key(of part: RollupCache.Key) -> RollupCache.Key {
    var high = part.high
    var low = part.low
    func take(_ first: UInt64, _ second: UInt64) {
      high = HashIndex.mix(high ^ first, second &+ 1)
      low = HashIndex.mix(low &+ second, first ^ high)
    }
    take(UInt64(lines.count), UInt64(parents.count))
    for (line, reason) in lines.sorted(by: { $0.key < $1.key }) {
      take(UInt64(line), UInt64(ExcludedLines.index(reason)))
    }
    for (id, second) in parents.sorted(by: {
      ($0.key.high, $0.key.low) < ($1.key.high, $1.key.low)
    }) {
      take(id.high ^ UInt64(second), id.low)
    }
    for line in parentCalls.sorted() { take(UInt64(line), .max) }
    return RollupCache.Key(high: high, low: low, part: part.part, partCount: part.partCount)
  }
}
