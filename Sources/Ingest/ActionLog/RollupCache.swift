import Diagnostics
import Formats
import Model

/// The rows of parts of earlier runs, by the content that they came of: `actions.rollup` in
/// `.govpack/cache/`. Whatever is wrong with the file, it is as if it were not there.
///
/// The file holds the parts one behind the other, then a table of them, then the place of the table.
struct RollupCache: Sendable {
  static let fileName = "actions.rollup"

  /// What a part's rows came of.
  struct Key: BitwiseCopyable, Hashable, Sendable {
    var high: UInt64
    var low: UInt64
    /// Of a compressed file: which part it is, and of how many.
    var part: UInt32 = 0
    var partCount: UInt32 = 0
  }

  private struct Entry: BitwiseCopyable {
    var key: Key
    var offset: Int64
    var count: Int64
    var hash: TextHash
  }

  private struct Footer: BitwiseCopyable {
    var magic: UInt64 = 0x31_50_4C_4C_4F_52_50_47
    var tableOffset: Int64
    var tableCount: Int64
    var tableHash: TextHash
    /// Of what the rows depend on beside the content.
    var options: TextHash
  }

  private let file: CacheFile?
  private let entries: [Key: Entry]
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
        MemoryLayout<IssueRow>.stride,
      ].map(String.init).joined(separator: " ")
    self.options = ContentHash.of(Array("\(options.key) \(layout)".utf8))
    file = CacheFile.open(Self.fileName, root: root)
    entries = file.flatMap { [options = self.options] in Self.table(of: $0, options) } ?? [:]
  }

  private static func table(of file: CacheFile, _ options: TextHash) -> [Key: Entry]? {
    let size = MemoryLayout<Footer>.stride
    guard file.byteCount >= size,
      let end = try? file.read(SpillFile.Place(offset: file.byteCount - size, count: size)),
      let footer = PackedRecords.items(Footer.self, of: end[...]).first,
      footer.magic == Footer(
        tableOffset: 0, tableCount: 0, tableHash: options, options: options
      ).magic, footer.options == options,
      footer.tableOffset >= 0, footer.tableCount >= 0, footer.tableCount <= file.byteCount,
      footer.tableOffset <= Int64(file.byteCount) - footer.tableCount,
      let table = try? file.read(
        SpillFile.Place(offset: Int(footer.tableOffset), count: Int(footer.tableCount))),
      ContentHash.of(table) == footer.tableHash
    else { return nil }
    let entries = PackedRecords.items(Entry.self, of: table[...])
    return Dictionary(entries.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The part that came of this content; nil where it is not known, or not for this as-of.
  func part(_ key: Key, asOf: Instant?) -> StoredPart? {
    guard let file, let entry = entries[key], entry.offset >= 0, entry.count >= 0,
      entry.offset <= Int64(file.byteCount) - entry.count
    else { return nil }
    let place = SpillFile.Place(offset: Int(entry.offset), count: Int(entry.count))
    guard let bytes = try? file.read(place), ContentHash.of(bytes) == entry.hash,
      let part = StoredPart(bytes[...], at: place, in: file)
    else { return nil }
    if let asOf, part.header.latest > asOf.microseconds { return nil }
    return part
  }

  /// The parts of a compressed file with this hash; nil unless all are there.
  func parts(_ sha256: String, asOf: Instant?) -> [StoredPart]? {
    guard var key = Self.key(sha256),
      let count = entries.keys.first(where: { $0.high == key.high && $0.low == key.low })?
        .partCount
    else { return nil }
    key.partCount = count
    var parts: [StoredPart] = []
    for part in 0..<count {
      key.part = part
      guard let stored = self.part(key, asOf: asOf) else { return nil }
      parts.append(stored)
    }
    return parts
  }

  static func key(_ sha256: String) -> Key? {
    let digits = Array(sha256.utf8)
    guard digits.count == 64, let high = UInt64(sha256.prefix(16), radix: 16),
      let low = UInt64(sha256.dropFirst(16).prefix(16), radix: 16)
    else { return nil }
    return Key(high: high, low: low)
  }

  // MARK: Writing

  /// Replaces the file by these parts.
  func write(_ parts: [(key: Key, part: StoredPart)]) throws(FileError) {
    try CacheFile.replace(Self.fileName, root: root) { (append) throws(FileError) in
      var entries: [Entry] = []
      var offset = 0
      for (key, part) in parts {
        var bytes = try part.store.read(part.place)
        while bytes.count & 15 != 0 { bytes.append(0) }
        entries.append(
          Entry(
            key: key, offset: Int64(offset), count: Int64(bytes.count),
            hash: ContentHash.of(bytes)))
        try append(bytes)
        offset += bytes.count
      }
      var table = PackedWriter()
      table.append(entries)
      let hash = ContentHash.of(table.bytes)
      let count = table.bytes.count
      var footer = PackedWriter()
      footer.append([
        Footer(
          tableOffset: Int64(offset), tableCount: Int64(count), tableHash: hash, options: options)
      ])
      try append(table.bytes)
      try append(footer.bytes)
    }
  }
}

extension CacheFile: RowStore {}
