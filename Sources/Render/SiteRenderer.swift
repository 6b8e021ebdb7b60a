import Checks
package import Diagnostics
import Model
package import Pack
import Synchronization
import Templates

/// A whole site into an output tree: the pages over all cores, then the data files and the assets.
package struct SiteRenderer: Sendable {
  private let context: PackContext
  private let documents: [PackDocument]
  private let tables: [DataTable]
  private let dataSets: [DataSet]
  private let templates: TemplateSource
  private let version: String
  private let log: DiagnosticLog

  /// `version` is the program's; `tables` and `dataSets` are published beside the pages they
  /// belong to.
  package init(
    documents: [PackDocument], tables: [DataTable] = [], dataSets: [DataSet] = [],
    context: PackContext,
    templates: TemplateSource, version: String, log: DiagnosticLog
  ) {
    self.documents = documents
    self.tables = tables
    self.dataSets = dataSets
    self.templates = templates
    self.version = version
    self.log = log
    self.context = context
  }

  /// Adds every file of the site to `tree`: the same files with the same bytes for any number of
  /// `jobs`. `progress` is told how many pages are done, from several threads.
  ///
  /// Throws what the tree throws. What is wrong with templates and documents goes into the log.
  package func render(
    into tree: any OutputTree, jobs: Int, progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws {
    let renderer = PageRenderer(
      documents: documents, context: context, templates: templates, version: version, log: log)
    let queue = WorkQueue(count: documents.count)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for job in 0..<max(1, jobs) {
        group.addTask {
          // The figures' file is the longest piece of work: first, beside the pages.
          if job == 0 { try addData(to: tree) }
          while let index = queue.next() {
            try _Concurrency.Task.checkCancellation()
            try add(renderer.page(documents[index]), to: tree)
            progress(queue.finishOne())
          }
        }
      }
      try await group.waitForAll()
    }
    try addAssets(to: tree)
  }

  private func add(_ page: RenderedPage, to tree: any OutputTree) throws {
    try tree.add(page.path + "index.md", page.markdown)
    try tree.add(page.path + "index.html", page.html)
    for file in page.files { try tree.add(file.path, file.bytes) }
  }

  private func addData(to tree: any OutputTree) throws {
    let now = context.now
    try tree.add(
      "data/figures.json",
      pieces: FiguresJSON.lines(
        now.figures, workspace: context.facts.settings.name, asOf: context.asOf,
        tool: "govpack \(version)", history: context.history))
    try tree.add(
      "data/findings.json",
      pieces: FindingsSARIF.pieces(
        rules: now.outcomes.map(\.rule), findings: now.findings, diagnostics: context.diagnostics,
        version: version))
    try tree.add(FiguresTable.path, FiguresTable.csv(now.figures))
    let metrics = OpenMetrics(now.figures, context.definitions, asOf: context.asOf)
    try tree.add(OpenMetrics.path, metrics.bytes)
    for table in tables { try tree.add(table.path, table.csv) }
    for set in dataSets {
      let bytes = set.json(
        workspace: context.facts.settings.name, asOf: context.asOf, tool: "govpack \(version)")
      try tree.add(set.path, bytes)
    }
  }

  private func addAssets(to tree: any OutputTree) throws {
    for name in TemplateLibrary.names {
      guard let path = Self.sitePath(of: name), let file = templates.file(named: name) else {
        continue
      }
      try tree.add(path, file.bytes)
    }
  }

  /// Where a template that is no page goes: `assets/` as it is, `site/` to the root.
  private static func sitePath(of name: String) -> String? {
    if name.hasPrefix("assets/") { return name }
    return name.hasPrefix("site/") ? String(name.dropFirst(5)) : nil
  }
}

/// Hands out the numbers from 0 to `count`, each once.
private final class WorkQueue: Sendable {
  private let count: Int
  private let started = Atomic(0)
  private let finished = Atomic(0)

  init(count: Int) { self.count = count }

  func next() -> Int? {
    let (index, _) = started.add(1, ordering: .relaxed)
    return index < count ? index : nil
  }

  func finishOne() -> Int { finished.add(1, ordering: .relaxed).newValue }
}
