import CLineScan

extension LogLines {
  /// A key of the part's lines, right after `begin`: what lies in the cache under the same key came
  /// of the same bytes. nil for a compressed file, whose own hash is its key.
  package func partKey() throws(LogReadError) -> TextHash? {
    guard let source else { return nil }
    let hash = unsafe withLines { lines in
      unsafe lines.baseAddress.map { unsafe gp_hash($0, lines.count, 1) } ?? gp_hash128()
    }
    return try closed(hash, source)
  }

  /// With the rest of the last line, which lies behind the limit.
  private func closed(
    _ hash: gp_hash128, _ source: LogSource
  ) throws(LogReadError) -> TextHash {
    var hash = hash
    var block = [UInt8](repeating: 0, count: 1 << 12)
    var place = limit - 1
    var isDone = false
    while !isDone, place < limit + Self.lineLimit {
      var space = block.mutableSpan
      let (count, end) = try unsafe space.withUnsafeMutableBytes {
        (bytes) throws(LogReadError) in
        let count: Int
        do throws(StreamFault) {
          count = unsafe try source.read(at: place, into: bytes)
        } catch {
          throw LogReadError(error)
        }
        let start = unsafe UnsafePointer(bytes.baseAddress!.assumingMemoryBound(to: UInt8.self))
        let end = unsafe gp_scan_line_end(start, count)
        hash = unsafe gp_hash_more(hash, start, end)
        return (count, end)
      }
      isDone = count == 0 || end < count
      place += count
    }
    return TextHash(high: hash.high, low: hash.low)
  }
}
