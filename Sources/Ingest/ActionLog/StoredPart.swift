import Formats
import Model

/// A part of the log whose rows lie in a store; only what is needed of every part at once is held.
struct StoredPart: Sendable {
  enum Section: Int, CaseIterable {
    case identities, identityStarts, units, unitStarts, marks, markStarts
    case actions, tools, reviews, workflows, exemplars, controls, evals, exposures, issues, texts
    case excluded
  }

  /// Numbers of a part, as they are written before its sections.
  struct Header: BitwiseCopyable, Sendable {
    var lineCount: UInt32 = 0
    var recordCount: UInt32 = 0
    var naiveTimes: Int64 = 0
    var firstNaive: UInt32 = 0
    var isCut: UInt32 = 0
    var latest = Int64.min
    /// Bytes from the start, and bytes, of each section.
    var offsets = InlineArray<17, UInt32>(repeating: 0)
    var counts = InlineArray<17, UInt32>(repeating: 0)
  }

  var header: Header
  var place: SpillFile.Place
  let store: any RowStore
  /// Where the buckets of ids, units and marks begin: every step of a merge asks for it.
  private let identityStarts: [UInt32]
  private let unitStarts: [UInt32]
  private let markStarts: [UInt32]

  // MARK: Writing

  /// The bytes in which a part is kept.
  static func bytes(_ summary: PartSummary) -> [UInt8] {
    var header = Header()
    header.lineCount = summary.lineCount
    header.recordCount = summary.recordCount
    header.naiveTimes = Int64(summary.naiveTimes)
    header.firstNaive = summary.firstNaive
    header.isCut = summary.isCut ? 1 : 0
    header.latest = summary.latest
    // Room for all that there is much of; a buffer that grows is copied again and again.
    var writer = PackedWriter(
      capacity: 16 << 10
        + summary.identities.count * MemoryLayout<IdentityRow>.stride
        + summary.units.count * MemoryLayout<UnitRow>.stride
        + summary.actions.count * MemoryLayout<ActionRow>.stride
        + summary.exemplars.count * MemoryLayout<ExemplarRow>.stride)
    writer.append([header])
    func put<Row: BitwiseCopyable>(_ section: Section, _ rows: [Row]) {
      let start = writer.append(rows)
      header.offsets[section.rawValue] = UInt32(start)
      header.counts[section.rawValue] = UInt32(writer.bytes.count - start)
    }
    let identities = Buckets.sorted(summary.identities, \.high)
    put(.identities, identities.rows)
    put(.identityStarts, identities.starts)
    let units = Buckets.sorted(summary.units, \.high)
    put(.units, units.rows)
    put(.unitStarts, units.starts)
    let marks = Buckets.sorted(summary.marks, \.high)
    put(.marks, marks.rows)
    put(.markStarts, marks.starts)
    put(.actions, summary.actions)
    put(.tools, summary.tools)
    put(.reviews, summary.reviews)
    put(.workflows, summary.workflows)
    put(.exemplars, summary.exemplars)
    put(.controls, summary.controls)
    put(.evals, summary.evals)
    put(.exposures, summary.exposures)
    put(.issues, summary.issues)
    // Texts end in a NUL; one in a text would be another text's beginning.
    put(.texts, summary.texts.flatMap { Array($0.utf8.map { $0 == 0 ? 0x20 : $0 }) + [0] })
    put(.excluded, summary.excluded.map(Int64.init))
    writer.overwriteStart(header)
    return writer.bytes
  }

  /// The part in bytes that lie at a place of a store; nil where they are too short for one.
  init?(_ bytes: ArraySlice<UInt8>, at place: SpillFile.Place, in store: any RowStore) {
    let size = MemoryLayout<Header>.size
    guard bytes.count >= size,
      let header = PackedRecords.items(
        Header.self, of: bytes.prefix(MemoryLayout<Header>.stride)
      ).first
    else { return nil }
    for section in Section.allCases {
      let end = Int(header.offsets[section.rawValue]) + Int(header.counts[section.rawValue])
      if end > bytes.count { return nil }
    }
    func starts(_ section: Section) -> [UInt32] {
      let first = bytes.startIndex + Int(header.offsets[section.rawValue])
      let count = Int(header.counts[section.rawValue])
      return PackedRecords.items(UInt32.self, of: bytes[first..<(first + count)])
    }
    identityStarts = starts(.identityStarts)
    unitStarts = starts(.unitStarts)
    markStarts = starts(.markStarts)
    guard
      [identityStarts, unitStarts, markStarts].allSatisfy({ $0.count == Buckets.count + 1 })
    else { return nil }
    self.header = header
    self.place = place
    self.store = store
  }

  // MARK: Reading

  func rows<Row: BitwiseCopyable>(_ section: Section, _ type: Row.Type) throws(FileError) -> [Row] {
    let count = Int(header.counts[section.rawValue])
    if count == 0 { return [] }
    let bytes = try store.read(
      SpillFile.Place(
        offset: place.offset + Int(header.offsets[section.rawValue]), count: count))
    return PackedRecords.items(type, of: bytes)
  }

  /// How many rows a section has.
  func count<Row>(_ section: Section, _ type: Row.Type) -> Int {
    Int(header.counts[section.rawValue]) / MemoryLayout<Row>.stride
  }

  /// The rows of some buckets, of ids, units or marks.
  func rows<Row: BitwiseCopyable>(
    _ section: Section, _ type: Row.Type, buckets: Range<Int>
  ) throws(FileError) -> [Row] {
    if header.counts[section.rawValue] == 0 { return [] }
    if buckets.count == Buckets.count { return try rows(section, type) }
    let starts = starts(section)
    let (first, last) = (Int(starts[buckets.lowerBound]), Int(starts[buckets.upperBound]))
    if first == last { return [] }
    let stride = MemoryLayout<Row>.stride
    let bytes = try store.read(
      SpillFile.Place(
        offset: place.offset + Int(header.offsets[section.rawValue]) + first * stride,
        count: (last - first) * stride))
    return PackedRecords.items(type, of: bytes)
  }

  private func starts(_ section: Section) -> [UInt32] {
    switch section {
    case .units: unitStarts
    case .marks: markStarts
    default: identityStarts
    }
  }

  /// How many rows some buckets have.
  func count(_ section: Section, buckets: Range<Int>) -> Int {
    let starts = starts(section)
    return Int(starts[buckets.upperBound] - starts[buckets.lowerBound])
  }

  func texts() throws(FileError) -> [String] {
    let bytes = try rows(.texts, UInt8.self)
    return bytes.split(separator: 0, omittingEmptySubsequences: false).dropLast().map {
      String(decoding: $0, as: UTF8.self)
    }
  }

  /// All rows but those of ids and units, which are merged apart.
  func cells() throws(FileError) -> PartSummary {
    var summary = PartSummary()
    summary.actions = try rows(.actions, ActionRow.self)
    summary.tools = try rows(.tools, ToolRow.self)
    summary.reviews = try rows(.reviews, ReviewRow.self)
    summary.workflows = try rows(.workflows, WorkflowRow.self)
    summary.exemplars = try rows(.exemplars, ExemplarRow.self)
    summary.controls = try rows(.controls, ControlRow.self)
    summary.evals = try rows(.evals, EvalRow.self)
    summary.exposures = try rows(.exposures, ExposureRow.self)
    summary.issues = try rows(.issues, IssueRow.self)
    summary.excluded = try rows(.excluded, Int64.self).map(Int.init)
    return summary
  }
}

/// Where the rows of parts lie.
protocol RowStore: Sendable {
  func read(_ place: SpillFile.Place) throws(FileError) -> ArraySlice<UInt8>
}

extension SpillFile: RowStore {}
