import Diagnostics
import Formats
import Model

/// The columns of a table of capabilities; nil for the map's other tables.
struct CapabilityColumns {
  let name: Int
  let detail: Int?
  let implementation: Int
  let status: Int

  init?(_ table: RecordTable) {
    guard let name = table.column("capability", "能力"),
      let implementation = table.column("implementation", "实现"),
      let status = table.column("status", "状态")
    else { return nil }
    self.name = name
    self.implementation = implementation
    self.status = status
    detail = table.column("description", "描述", "说明")
  }
}

/// The rows of the map's tables.
struct CapabilityRows {
  let reading: FileReading

  init(_ reading: FileReading) { self.reading = reading }

  func capabilities(
    _ table: RecordTable, _ columns: CapabilityColumns, category: String
  ) -> [Capability] {
    table.rows.compactMap { row in
      let name = FieldLine.clean(row.cell(columns.name))
      let place = row.location(reading.path)
      guard !name.isEmpty else { return nil }
      return Capability(
        category: category, name: name, detail: row.cell(columns.detail),
        implementation: Self.paths(row.cell(columns.implementation)),
        status: status(row.cell(columns.status), at: place), source: place)
    }
  }

  private func status(_ text: String, at place: SourceLocation) -> CapabilityStatus {
    switch Words.status(text).isEmpty ? Words.symbol(text) ?? "" : Words.status(text) {
    case "done", "implemented", "complete", "completed", "verified", "active": return .done
    case "partial", "in_progress": return .partial
    case "planned", "missing", "draft": return .planned
    default:
      reading.report(
        .unknownWord(text, "capability status", known: ["✅", "⚠️", "⏳"], at: place))
      return .unknown
    }
  }

  /// The paths among what implements a capability: not functions, classes or words.
  private static func paths(_ cell: String) -> [ImplementationPath] {
    Words.list(cell).filter(isPath).map { ImplementationPath(path: $0, exists: false) }
  }

  private static func isPath(_ text: String) -> Bool {
    guard !text.contains(" "), !text.contains("("), !text.hasPrefix("http") else { return false }
    return text.contains("/") || (text.dropFirst().contains(".") && !text.hasSuffix("."))
  }

  /// Rows of `Category | Total | Done | Planned | Coverage`.
  func totals(_ table: RecordTable) -> [CapabilityTotal] {
    guard let category = table.column("category", "类别"), let total = table.column("total", "总计"),
      let done = table.column("done", "完成"), let planned = table.column("planned", "计划")
    else { return [] }
    let coverage = table.column("coverage", "覆盖率")
    return table.rows.compactMap { row in
      let name = FieldLine.clean(row.cell(category))
      let place = row.location(reading.path)
      guard let total = number(row.cell(total)), let done = number(row.cell(done)),
        let planned = number(row.cell(planned))
      else {
        reading.report(.badTotal(name, at: place))
        reading.reject(.capabilityMap)
        return nil
      }
      return CapabilityTotal(
        category: name, total: total, done: done, planned: planned,
        coverage: FieldLine.clean(row.cell(coverage)),
        isGrandTotal: ["total", "总计", "合计"].contains(Words.fieldName(name)), source: place)
    }
  }

  private func number(_ cell: String) -> Int? { Int(FieldLine.clean(cell)) }
}

/// Whether the paths a map names exist.
enum CapabilityPaths {
  /// A bare file name is also looked for in the folders that the map itself names: it writes
  /// `task_parser.py` after `kernel/os.py`.
  static func resolved(_ capabilities: [Capability], _ folder: WorkspaceFolder) -> [Capability] {
    // A map names a handful of folders; more are not searched for each bare name.
    let limit = 50
    var folders: [String] = []
    for path in capabilities.flatMap(\.implementation).map(\.path) {
      guard let slash = path.lastIndex(of: "/") else { continue }
      let parent = String(path[...slash])
      if folders.count < limit, !folders.contains(parent) { folders.append(parent) }
    }
    return capabilities.map { capability in
      var capability = capability
      capability.implementation = capability.implementation.map { item in
        ImplementationPath(path: item.path, exists: exists(item.path, folders, folder))
      }
      return capability
    }
  }

  private static func exists(
    _ path: String, _ folders: [String], _ folder: WorkspaceFolder
  ) -> Bool {
    if path.contains("*") { return matches(path, folder) }
    let plain = path.hasSuffix("/") ? String(path.dropLast()) : path
    if folder.exists(plain) { return true }
    return !plain.contains("/") && folders.contains { folder.exists($0 + plain) }
  }

  /// Whether a file matches a pattern with one `*` in its last part, such as `state/*.yaml`.
  private static func matches(_ pattern: String, _ folder: WorkspaceFolder) -> Bool {
    guard let slash = pattern.lastIndex(of: "/"), !pattern[..<slash].contains("*") else {
      return false
    }
    let parts = pattern[pattern.index(after: slash)...].split(
      separator: "*", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else { return false }
    let parent = String(pattern[..<slash])
    return folder.files(below: parent, log: DiagnosticLog()).contains { path in
      let name = path.dropFirst(parent.count + 1)
      return !name.contains("/") && name.hasPrefix(parts[0]) && name.hasSuffix(parts[1])
    }
  }
}

extension Diagnostic {
  fileprivate static func badTotal(_ category: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      "GP5002", .error, "the totals of '\(Words.shortened(category))' must be whole numbers",
      at: place)
  }
}
