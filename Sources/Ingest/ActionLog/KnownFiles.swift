import Formats

/// What an earlier run knew of the files of the log, so that the part of a file that was read then
/// need not be read again.
///
/// An append-only file is taken for the same one where device and inode are the same, it has not
/// become shorter, and the first and last block of what it was are the same; one of the same length
/// must not have been touched since. Whoever changes bytes in the middle of a log, leaves its length
/// and appends to it is not found out here: `--no-cache` reads all.
struct KnownFiles: Sendable {
  /// A file as it was.
  struct Record: BitwiseCopyable, Sendable {
    var path: TextHash
    var identity: FileIdentity
    var byteCount: Int64
    /// Of the first and the last block.
    var ends: TextHash
    /// Of the bytes up to the last part below; of a compressed file, of all.
    var digest: SHA256.Stream
    /// Which keys are those of its first parts, which no appending changes; of a compressed file of
    /// all its parts.
    var firstKey: Int64
    var keyCount: Int64
  }

  /// What is still true of a file.
  struct Known: Sendable {
    var keys: ArraySlice<RollupCache.Key> = []
    var digest = SHA256.Stream()
  }

  private(set) var records: [Record] = []
  private(set) var keys: [RollupCache.Key] = []

  init() {}

  init(records: [Record], keys: [RollupCache.Key]) {
    self.records = records
    self.keys = keys
  }

  /// nil for a file that is not known, or changed otherwise than by appending.
  func known(_ source: LogSource) -> Known? {
    let path = ContentHash.of(Array(source.path.utf8))
    guard let record = records.first(where: { $0.path == path }), isSame(source, record),
      record.firstKey >= 0, record.keyCount >= 0,
      record.firstKey <= Int64(keys.count) - record.keyCount,
      source.endsHash(of: Int(record.byteCount)) == record.ends
    else { return nil }
    let first = Int(record.firstKey)
    return Known(keys: keys[first..<(first + Int(record.keyCount))], digest: record.digest)
  }

  private func isSame(_ source: LogSource, _ record: Record) -> Bool {
    let (now, then) = (source.identity, record.identity)
    guard now.device == then.device, now.inode == then.inode else { return false }
    if source.byteCount == Int(record.byteCount) { return now == then }
    return source.byteCount > Int(record.byteCount) && !source.isCompressed
      && now.modified >= then.modified
  }

  /// Takes the file as it is now; nothing where its blocks cannot be read.
  mutating func add(_ source: LogSource, _ keys: [RollupCache.Key], _ digest: SHA256.Stream) {
    guard let ends = source.endsHash(of: source.byteCount) else { return }
    records.append(
      Record(
        path: ContentHash.of(Array(source.path.utf8)), identity: source.identity,
        byteCount: Int64(source.byteCount), ends: ends, digest: digest,
        firstKey: Int64(self.keys.count), keyCount: Int64(keys.count)))
    self.keys += keys
  }
}

extension LogSource {
  /// How many of a plain file's first parts no appending changes: the last line that begins in them
  /// has ended, or is too long to be one.
  var settledPartCount: Int { max(0, byteCount - LogLines.lineLimit - 1) / LogLines.gridSize }
}
