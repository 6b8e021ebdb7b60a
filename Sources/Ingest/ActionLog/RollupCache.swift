import Diagnostics
import Formats
import Model

/// The rows of parts of earlier runs, by the content that they came of: `actions.rollup` in
/// `.govpack/cache/`. Whatever is wrong with the file, it is as if it were not there.
///
/// The file holds the parts one behind the other, then tables of them and of the files that they
/// came of, then the place of the tables.
struct RollupCache: Sendable {
  static let fileName = "actions.rollup"

  /// What a part's rows came of.
  struct Key: BitwiseCopyable, Hashable, Sendable {
    var high: UInt64
    var low: UInt64
    /// Of a compressed file: which part it is, and of how many.
    var part: UInt32 = 0
    var partCount: UInt32 = 0

    init(high: UInt64, low: UInt64, part: UInt32 = 0, partCount: UInt32 = 0) {
      self.high = high
      self.low = low
      self.part = part
      self.partCount = partCount
    }

    init(_ hash: TextHash) { self.init(high: hash.high, low: hash.low) }
  }

  private struct Entry: BitwiseCopyable {
    var key: Key
    var offset: Int64
    var count: Int64
    var hash: TextHash
  }

  private struct Footer: BitwiseCopyable {
    var magic = Self.magic
    /// Where the tables begin: the entries, and behind these the files and the keys.
    var offset: Int64
    var files: Int64
    var keys: Int64
    var hash: TextHash
    /// Of what the rows depend on beside the content.
    var options: TextHash

    static let magic: UInt64 = 0x32_50_4C_4C_4F_52_50_47
  }

  private let file: CacheFile?
  private let entries: [Key: Entry]
  /// The files that the parts came of.
  let files: KnownFiles
  private let options: TextHash
  private let root: String

  var isEmpty: Bool { entries.isEmpty }

  init(root: String, options: FoldOptions) {
    self.root = root
    // Another build of the program may lay its rows out otherwise.
    let layout =
      [
        MemoryLayout<StoredPart.Header>.stride, MemoryLayout<IdentityRow>.stride,
        MemoryLayout<UnitRow>.stride, MemoryLayout<MarkRow>.stride, MemoryLayout<ActionRow>.stride,
        MemoryLayout<ToolRow>.stride, MemoryLayout<ReviewRow>.stride,
        MemoryLayout<WorkflowRow>.stride, MemoryLayout<ExemplarRow>.stride,
        MemoryLayout<ControlRow>.stride, MemoryLayout<EvalRow>.stride,
        MemoryLayout<IssueRow>.stride, MemoryLayout<KnownFiles.Record>.stride,
      ].map(String.init).joined(separator: " ")
    self.options = ContentHash.of(Array("\(options.key) \(layout)".utf8))
    file = CacheFile.open(Self.fileName, root: root)
    let tables = file.flatMap { [options = self.options] in Self.tables(of: $0, options) }
    entries = tables?.entries ?? [:]
    files = tables?.files ?? KnownFiles()
  }

  private static func tables(
    of file: CacheFile, _ options: TextHash
  ) -> (entries: [Key: Entry], files: KnownFiles)? {
    let size = MemoryLayout<Footer>.stride
    guard file.byteCount >= size,
      let end = try? file.read(SpillFile.Place(offset: file.byteCount - size, count: size)),
      let footer = PackedRecords.items(Footer.self, of: end).first,
      footer.magic == Footer.magic, footer.options == options,
      footer.offset >= 0, footer.offset <= file.byteCount - size,
      let bytes = try? file.read(
        SpillFile.Place(
          offset: Int(footer.offset), count: file.byteCount - size - Int(footer.offset))),
      ContentHash.of(bytes) == footer.hash
    else { return nil }
    // By the hash it is as it was written.
    let (second, third) = (Int(footer.files), Int(footer.keys))
    let entries = PackedRecords.items(Entry.self, of: bytes[..<second])
    let files = KnownFiles(
      records: PackedRecords.items(KnownFiles.Record.self, of: bytes[second..<third]),
      keys: PackedRecords.items(Key.self, of: bytes[third...]))
    return (
      Dictionary(entries.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first }), files
    )
  }

  /// The part that came of this content; nil where it is not known, or not for this as-of. It is read
  /// into `buffer`, whose room is used again.
  func part(_ key: Key, asOf: Instant?, _ buffer: inout [UInt8]) -> StoredPart? {
    guard let file, let entry = entries[key], entry.offset >= 0, entry.count >= 0,
      entry.offset <= Int64(file.byteCount) - entry.count
    else { return nil }
    let place = SpillFile.Place(offset: Int(entry.offset), count: Int(entry.count))
    guard (try? file.read(place, into: &buffer)) != nil else { return nil }
    let bytes = buffer[..<place.count]
    guard ContentHash.of(bytes) == entry.hash, let part = StoredPart(bytes, at: place, in: file)
    else { return nil }
    if let asOf, part.header.latest > asOf.microseconds { return nil }
    return part
  }

  /// The keys of the parts of a compressed file with this hash; empty where it is not known.
  func keys(of sha256: String) -> [Key] {
    guard var key = Self.key(sha256),
      let count = entries.keys.first(where: { $0.high == key.high && $0.low == key.low })?
        .partCount
    else { return [] }
    key.partCount = count
    return (0..<count).map { part in
      key.part = part
      return key
    }
  }

  static func key(_ sha256: String) -> Key? {
    let digits = Array(sha256.utf8)
    guard digits.count == 64, let high = UInt64(sha256.prefix(16), radix: 16),
      let low = UInt64(sha256.dropFirst(16).prefix(16), radix: 16)
    else { return nil }
    return Key(high: high, low: low)
  }

  // MARK: Writing

  /// Replaces the file by these parts and files.
  func write(
    _ parts: [(key: Key, part: StoredPart)], _ files: KnownFiles
  ) throws(FileError) {
    try CacheFile.replace(Self.fileName, root: root) { (append) throws(FileError) in
      var entries: [Entry] = []
      var offset = 0
      for (key, part) in parts {
        var bytes = Array(try part.store.read(part.place))
        while bytes.count & 15 != 0 { bytes.append(0) }
        entries.append(
          Entry(
            key: key, offset: Int64(offset), count: Int64(bytes.count),
            hash: ContentHash.of(bytes)))
        try append(bytes)
        offset += bytes.count
      }
      try append(tables(entries, files, at: offset))
    }
  }

  private func tables(_ entries: [Entry], _ files: KnownFiles, at offset: Int) -> [UInt8] {
    var tables = PackedWriter()
    tables.append(entries)
    let second = tables.append(files.records)
    let third = tables.append(files.keys)
    let footer = Footer(
      offset: Int64(offset), files: Int64(second), keys: Int64(third),
      hash: ContentHash.of(tables.bytes), options: options)
    var end = PackedWriter()
    end.append([footer])
    return tables.bytes + end.bytes
  }
}

extension CacheFile: RowStore {}
