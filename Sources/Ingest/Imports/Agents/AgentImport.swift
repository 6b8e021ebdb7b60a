package import Diagnostics
import Formats
import Model

/// Turns an export of agent traces into lines of the action log.
///
/// The export is gone through twice: first each record is added, so that what one span needs to
/// know of the others is known; then each gives its lines. Only ids, times and what is handed down
/// are kept of it in between.
package struct AgentImport {
  private let source: AgentSource
  private let options: AgentImportOptions
  private let table: AliasTable
  private let reader: any ForeignReader
  private var index = SpanIndex()
  private var units = UnitTimes()
  private var users: UserHash?
  private var unmapped: UnmappedNames
  /// Attributes that are only hashed, so that they may be of any length.
  private let contents: Set<String>
  private var tally = ImportTally()
  package private(set) var counts = Counts()

  package struct Counts: Hashable, Sendable {
    package fileprivate(set) var actions = 0
    package fileprivate(set) var units = 0
    package fileprivate(set) var completedUnits = 0
    package fileprivate(set) var reviews = 0
  }

  /// nil with a diagnostic where ids of users would be written as they are.
  package init?(
    _ source: AgentSource, _ options: AgentImportOptions, table: AliasTable, log: DiagnosticLog
  ) {
    self.source = source
    self.options = options
    var table = table
    table.prefer(options.workflowAttribute, for: .workflow)
    table.prefer(options.unitAttribute, for: .unit)
    self.table = table
    reader = source.reader(table)
    unmapped = UnmappedNames(table)
    contents = Set(NativeField.contents.flatMap { table.aliases($0) })
    users = options.hashKey.map { UserHash(key: $0) }
    if let name = options.unitAttribute, users == nil, table.aliases(.user).contains(name) {
      log.add(.unitIsUser(name))
      return nil
    }
  }

  /// What became no line, or one that says less than its source.
  package var report: ImportReport { tally.report }

  // MARK: First time

  /// The first time through the export.
  package mutating func index(_ record: AgentRecord) {
    let records = reader.records(record.node)
    for (kind, reason) in records.refused {
      tally.count(kind, reason, first: record.place)
    }
    for span in records.spans { index(span) }
  }

  private mutating func index(_ span: ForeignSpan) {
    let reading = SpanReading(span, table)
    var remarks: [TokenUsage.Remark] = []
    let usage = TokenUsage.read(span.attributes, table, remarks: &remarks)
    let inherited: [SpanIndex.Inherited: String?] = [
      .unit: unit(reading), .workflow: workflow(reading), .user: reading.text(.user),
      .session: reading.text(.session),
      .agent: reading.text(.agentID) ?? reading.text(.agentName),
    ]
    let isNew = index.add(
      span, inherited: inherited.compactMapValues { $0 }, hasUsage: usage != nil,
      isAction: reading.isAction)
    if !isNew { return tally.count("span", "it comes twice: the first is kept", first: span.id) }
    for remark in remarks { tally.count("call by \(span.scope)", remark.rawValue, first: span.id) }
    for name in span.attributes.overlongNames where !contents.contains(name) {
      tally.count(
        "attribute '\(Words.shortened(name))' by \(span.scope)",
        "longer than \(ForeignAttributes.textLimit) bytes: not read", first: span.id)
    }
    unmapped.add(span)
  }

  private mutating func unit(_ reading: SpanReading) -> String? {
    guard let (alias, node) = reading.value(.unit), let id = node.identifier else { return nil }
    guard table.aliases(.user).contains(alias) else { return id }
    return users?.hash(id)
  }

  private func workflow(_ reading: SpanReading) -> String? {
    if let workflow = options.workflow { return workflow }
    guard let name = reading.text(.workflow), name.utf8.count <= 120,
      !name.hasPrefix("unknown_service")
    else { return nil }
    return name
  }

  /// To be called when all records have been indexed.
  package mutating func finishIndex() {
    index.finish()
    unmapped.write(to: &tally)
  }

  // MARK: Second time

  /// The lines of one record, without their line ends.
  package mutating func lines(_ record: AgentRecord) -> [[UInt8]] {
    let records = reader.records(record.node)
    var lines = records.spans.compactMap { line($0) }
    lines += records.scores.compactMap { review($0) }
    return lines
  }

  private mutating func line(_ span: ForeignSpan) -> [UInt8]? {
    guard index.take(span.key) else { return nil }
    guard let workflow = index.inherited(.workflow, of: span.key) else {
      tally.count(
        "span by \(span.scope)", "nothing names its workflow (--workflow): not imported",
        first: span.id)
      return nil
    }
    let unit = index.inherited(.unit, of: span.key) ?? span.traceID
    if source.knowsUnits {
      units.add(span, unit: unit, workflow: workflow, hasParent: index.hasParent(span.key))
    }
    let reading = SpanReading(span, table)
    guard reading.isAction else {
      if !span.isTrace {
        tally.count(
          "span by \(span.scope)", "nothing in it is of an agent: no line", first: span.id)
      }
      return nil
    }
    counts.actions += 1
    return bytes(action(reading, unit: unit, workflow: workflow))
  }

  /// Without its content where that makes the line too long to be read.
  private mutating func bytes(_ line: ActionLine) -> [UInt8] {
    let bytes = JSONWriter.compact(line.json)
    if bytes.count <= Self.lineLimit { return bytes }
    tally.count(
      "line", "its content makes it longer than a line may be: only hashed",
      first: line.reading.span.id)
    return JSONWriter.compact(line.withoutContent.json)
  }

  /// Bytes of a line that readers of the log take.
  private static let lineLimit = 1 << 20

  private mutating func action(
    _ reading: SpanReading, unit: String, workflow: String
  ) -> ActionLine {
    let span = reading.span
    var remarks: [TokenUsage.Remark] = []
    let usage = TokenUsage.read(span.attributes, table, remarks: &remarks)
    let repeats = index.repeatsUsage(span.key)
    countRemarks(reading, usage: usage, repeats: repeats)
    return ActionLine(
      reading: reading, unit: unit, workflow: workflow, parent: index.parentID(of: span.key),
      agent: index.inherited(.agent, of: span.key) ?? workflow, subject: subject(span),
      session: index.inherited(.session, of: span.key), usage: usage, repeatsUsage: repeats,
      source: source, content: ContentText(keepsText: options.keepsContent))
  }

  private mutating func countRemarks(_ reading: SpanReading, usage: TokenUsage?, repeats: Bool) {
    let span = reading.span
    if let word = reading.unknownOperation {
      tally.count("operation '\(word)' by \(span.scope)", "read as other", first: span.id)
    }
    if let end = span.end, end < span.start {
      tally.count("span by \(span.scope)", "it ends before it starts", first: span.id)
    }
    if repeats, usage != nil || reading.cost != nil {
      tally.count(
        "call by \(span.scope)",
        "its tokens and cost repeat those of calls below it: kept apart, not counted",
        first: span.id)
    } else if reading.isModelCall, usage == nil {
      tally.count("model call by \(span.scope)", "it states no tokens", first: span.id)
    }
  }

  /// No user is a stated none; a user that may not be written is one without an id.
  private mutating func subject(_ span: ForeignSpan) -> JSONValue {
    guard let user = index.inherited(.user, of: span.key) else {
      return .object([("kind", .string("none"))])
    }
    let id = users?.hash(user) ?? ""
    if id.isEmpty {
      tally.count("user id", "left out: give --hash-key-file to keep a keyed hash", first: span.id)
    }
    return .object([("kind", .string("user")), ("id", .string(id)), ("hashed", .bool(true))])
  }

  // MARK: Reviews

  private mutating func review(_ score: ForeignScore) -> [UInt8]? {
    let span = SpanKey(score.traceID, score.spanID ?? "")
    let workflow =
      index.inherited(.workflow, of: span) ?? index.inherited(.workflow, ofTrace: score.traceID)
      ?? options.workflow
    guard let workflow else {
      tally.count("score '\(score.name)'", "nothing names its workflow", first: score.id)
      return nil
    }
    let unit = index.inherited(.unit, of: span) ?? index.inherited(.unit, ofTrace: score.traceID)
    let review = ReviewLine(
      score: score, unit: unit ?? score.traceID, workflow: workflow, source: source, table: table,
      content: ContentText(keepsText: options.keepsContent),
      author: score.author.flatMap { users?.hash($0) })
    switch review.outcome {
    case .line(let line):
      counts.reviews += 1
      if score.author != nil, users == nil {
        tally.count("id of a reviewer", "left out: give --hash-key-file", first: score.id)
      }
      return JSONWriter.compact(line)
    case .leftOut(let reason):
      tally.count("score '\(score.name)' by \(score.origin)", reason, first: score.id)
      return nil
    }
  }

  // MARK: Units

  /// The lines of all units, by start: to be called when all records have given theirs.
  package mutating func unitLines() -> [[UInt8]] {
    units.sorted.flatMap { unit -> [[UInt8]] in
      counts.units += 1
      var lines = [UnitLine(unit: unit, event: "opened", at: unit.start)]
      switch unit.ending {
      case .completed(let end):
        counts.completedUnits += 1
        lines.append(UnitLine(unit: unit, event: "completed", at: end))
        if unit.endsWithOrphan {
          tally.count(
            "unit", "completed with a span whose parent is not in the export", first: unit.id)
        }
      case .failed: tally.count("unit", "it ended in an error: not completed", first: unit.id)
      case .running: tally.count("unit", "its root has no end: not completed", first: unit.id)
      case .rootMissing:
        tally.count("unit", "its root is not in the export: not completed", first: unit.id)
      }
      return lines.map { JSONWriter.compact($0.json) }
    }
  }
}

extension AliasTable {
  /// Puts an attribute that a person named before all others.
  mutating func prefer(_ name: String?, for field: NativeField) {
    guard let name else { return }
    fields[field.rawValue] = [name] + aliases(field).filter { $0 != name }
  }
}

extension Diagnostic {
  fileprivate static func unitIsUser(_ name: String) -> Diagnostic {
    Diagnostic(
      "GP7110", .error, "'\(Words.shortened(name))' is the id of a user and cannot name units",
      hint: "give --hash-key-file, and its keyed hash does")
  }
}
