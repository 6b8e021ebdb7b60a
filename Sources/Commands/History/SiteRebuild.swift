import Formats
import Model
import Publish
import Render
import Synchronization

/// A site built again out of its workspace, as of its as-of, and compared byte for byte with what was
/// published.
final class SiteRebuild {
  private let manifest: Manifest
  private let site: String
  private let pipeline: SitePipeline
  /// How many files were built and compared.
  private(set) var comparedCount = 0

  /// Throws where the manifest's as-of is none.
  init(
    manifest: Manifest, site: String, options: WorkspaceOptions, console: Console
  ) async throws {
    self.manifest = manifest
    self.site = site
    var options = options
    options.asOf = try AsOf(manifest.facts.asOf)
    var packs: [String] = []
    if case .object(let members) = manifest.facts.config,
      case .array(let names)? = members.first(where: { $0.0 == "packs" })?.1
    {
      packs = names.compactMap { if case .string(let name) = $0 { name } else { nil } }
    }
    pipeline = SitePipeline(pipeline: Pipeline(options, console), target: site, packs: packs)
  }

  /// What differs; empty where the site follows from its inputs.
  func problems() async throws -> [SiteProblem] {
    guard manifest.facts.toolVersion == Version.number else {
      return [
        SiteProblem(
          .differs, Manifest.fileName,
          "made by govpack \(manifest.facts.toolVersion), this is \(Version.number): rebuild with "
            + "that version")
      ]
    }
    let reading = try await pipeline.read()
    let inputs = inputProblems(reading.made)
    guard inputs.isEmpty else { return inputs }
    let published = try PublishedSite(path: site)
    var plan = try await pipeline.compose(reading, over: published)
    let tree = ComparingTree(site: published, listed: manifest.outputs)
    try plan.addHistory(to: tree)
    _ = try await pipeline.render(plan, reading.templates, into: tree)
    var files = tree.files
    let publication = Publication(
      files: files, packs: plan.revisions, past: plan.past, facts: reading.made, key: nil)
    for file in publication.listed { try tree.add(file.path, file.bytes) }
    files = tree.files + manifest.outputs.filter { $0.path.hasSuffix(".minisig") }
    files.removeAll { $0.path == "README.md" && manifest.kept.contains($0.path) }
    let closing = publication.closing(
      outputs: files, carried: manifest.carried, kept: manifest.kept)
    for file in closing where file.path == Manifest.fileName {
      try tree.add(file.path, file.bytes)
    }
    comparedCount = tree.files.count
    let built = Set(files.map(\.path))
    let gone = manifest.outputs.filter { !built.contains($0.path) }
      .map { SiteProblem(.differs, $0.path, "published, but the inputs do not give it") }
    return (tree.problems + gone).sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// Which inputs are not those that the site was made of.
  private func inputProblems(_ made: Manifest.Facts) -> [SiteProblem] {
    let old = Dictionary(
      manifest.facts.inputs.map { ($0.path, $0.sha256) }, uniquingKeysWith: { first, _ in first })
    let new = Dictionary(
      made.inputs.map { ($0.path, $0.sha256) }, uniquingKeysWith: { first, _ in first })
    let paths = Set(old.keys).union(new.keys).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var problems = paths.compactMap { path -> SiteProblem? in
      guard old[path] != new[path] else { return nil }
      if new[path] == nil { return SiteProblem(.missing, path, "an input of the site") }
      if old[path] == nil { return SiteProblem(.extra, path, "no input of the site") }
      return SiteProblem(.differs, path, "an input: it is not what the site was made of")
    }
    if made.sourceCommit != manifest.facts.sourceCommit {
      problems.append(
        SiteProblem(
          .differs, Manifest.fileName,
          "made at commit \(manifest.facts.sourceCommit ?? "none"), the workspace is at "
            + (made.sourceCommit ?? "none")))
    }
    return problems
  }
}

/// Compares each file with the published one instead of writing it.
private final class ComparingTree: OutputTree {
  private struct State {
    var files: [Manifest.File] = []
    var problems: [SiteProblem] = []
  }

  private let site: PublishedSite
  private let listed: [String: String]
  private let state = Mutex(State())

  init(site: PublishedSite, listed: [Manifest.File]) {
    self.site = site
    self.listed = Dictionary(
      listed.map { ($0.path, $0.sha256) }, uniquingKeysWith: { first, _ in first })
  }

  var files: [Manifest.File] { state.withLock(\.files) }
  var problems: [SiteProblem] { state.withLock(\.problems) }

  func add(_ path: String, _ bytes: [UInt8]) throws {
    let file = Manifest.File(
      path: path, sha256: SHA256.hexadecimal(of: bytes), byteCount: bytes.count)
    var problem: SiteProblem?
    if listed[path] != file.sha256 {
      problem = difference(path, bytes, try site.read(path))
    }
    state.withLock { state in
      if path != Manifest.fileName { state.files.append(file) }
      if let problem { state.problems.append(problem) }
    }
  }

  func add(_ path: String, pieces: some Sequence<[UInt8]>) throws {
    try add(path, pieces.flatMap { $0 })
  }

  private func difference(
    _ path: String, _ built: [UInt8], _ published: [UInt8]?
  ) -> SiteProblem? {
    guard let published else {
      return SiteProblem(.missing, path, "the inputs give it, but it was not published")
    }
    guard built != published else { return nil }
    let offset = zip(built, published).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let place = offset ?? min(built.count, published.count)
    let line = published.prefix(place).count { $0 == 0x0A } + 1
    return SiteProblem(
      .differs, path, line: line, "the first difference is at byte \(place + 1)")
  }
}
