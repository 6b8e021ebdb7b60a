import Checks
import Diagnostics
import Formats
import Ingest
import Model

/// What a `new` will write, and what it will say.
struct ScaffoldPlan {
  enum Step {
    case create(path: String, text: String)
    /// Adds an item to a list of a file; `start` is the file where there is none yet.
    case add(path: String, addition: YAMLListAddition, start: String)
  }

  var steps: [Step] = []
  /// What is left to do by hand.
  var next: String?
}

/// Plans what `new` writes: one method for each kind that is more than a file of its own.
struct ScaffoldPlanner {
  let kind: ScaffoldKind
  let facts: Facts
  let places: WorkspacePlaces
  let folder: WorkspaceFolder
  let text: (String, ScaffoldValues) throws -> String
  var values: ScaffoldValues

  func plan() throws -> ScaffoldPlan {
    switch kind {
    case .adr, .decision: try file(in: .decisions)
    case .deviation: try file(in: .deviations)
    case .proposal: try file(in: .proposals)
    case .freeze: try file(in: .freezeRecords)
    case .incident: try file(in: .incidents)
    case .postmortem: try file(in: .postmortems)
    case .nearMiss: try file(in: .nearMisses)
    case .taskcard: try file(in: .taskCards, below: "inbox/")
    case .minutes: try minutes()
    case .pr: try pullRequest()
    case .spec: try spec()
    case .workflow: try entry("workflows", of: .workflows, schema: "workflows")
    case .vendor: try entry("vendors", of: .vendors, schema: "vendors")
    case .boundary: try boundary()
    case .exception: try exception()
    }
  }

  private func file(in input: InputKind, below part: String = "") throws -> ScaffoldPlan {
    let path = "\(places.place(of: input))\(part)\(values.id).md"
    return ScaffoldPlan(
      steps: [.create(path: path, text: try text("\(kind.rawValue).md", values))])
  }

  /// The folder tells the cadence, the name the day.
  private func minutes() throws -> ScaffoldPlan {
    let day = values.zone.date(of: values.now)
    let path = "\(places.place(of: .minutes))\(values.id)/\(day).md"
    return ScaffoldPlan(steps: [.create(path: path, text: try text("minutes.md", values))])
  }

  /// Where forges look for the text that a pull request begins with.
  private func pullRequest() throws -> ScaffoldPlan {
    let isGitLab = folder.exists(".gitlab")
    let named = isGitLab ? ".gitlab/merge_request_templates/" : ".github/PULL_REQUEST_TEMPLATE/"
    let only = isGitLab ? "\(named)Default.md" : ".github/pull_request_template.md"
    let path = values.id.isEmpty ? only : "\(named)\(values.id).md"
    return ScaffoldPlan(steps: [.create(path: path, text: try text("pr.md", values))])
  }

  // MARK: Entries of lists

  private func entry(
    _ key: String, of input: InputKind, schema kind: String
  ) throws -> ScaffoldPlan {
    let addition = YAMLListAddition(
      key: key, item: try text("\(self.kind.rawValue).yaml", values))
    let path = places.place(of: input)
    return ScaffoldPlan(
      steps: [.add(path: path, addition: addition, start: start(of: path, schema: kind))])
  }

  /// The first line of a file that is made for an entry: its schema, where the workspace has it.
  private func start(of path: String, schema kind: String) -> String {
    guard let schema = SchemaCatalog.schema(named: kind),
      folder.exists(SchemaModeline.path(of: schema))
    else { return "" }
    return SchemaModeline.text(for: schema, at: path)
  }

  /// A file beside those of the other specifications, and its entry in the registry.
  private func spec() throws -> ScaffoldPlan {
    var values = values
    let home = facts.specs.compactMap(\.path).compactMap { path in
      path.lastIndex(of: "/").map { String(path[...$0]) }
    }.first
    values.reference = "\(home ?? "specs/")\(values.id).md"
    let addition = YAMLListAddition(key: "specs", item: try text("spec.yaml", values))
    let registry = places.place(of: .specRegistry)
    return ScaffoldPlan(steps: [
      .create(path: values.reference, text: try text("spec.md", values)),
      .add(
        path: registry, addition: addition, start: start(of: registry, schema: "spec-registry")),
    ])
  }

  /// The document of a workflow's boundary; the workflow's entry names it.
  private func boundary() throws -> ScaffoldPlan {
    guard let workflow = facts.workflows.first(where: { $0.id == values.id }) else {
      let known = facts.workflows.map(\.id)
      throw CommandFailure.usage(
        "there is no workflow \"\(values.id)\"",
        hint: known.isEmpty
          ? "`govpack new workflow \(values.id)` writes one"
          : Suggestion.nearest(to: values.id, among: known).map { "did you mean \"\($0)\"?" }
            ?? "known: \(known.joined(separator: ", "))")
    }
    let path = "ops/boundaries/\(values.id).md"
    let isNamed = workflow.boundary.document == path
    return ScaffoldPlan(
      steps: [.create(path: path, text: try text("boundary.md", values))],
      next: isNamed
        ? nil : "name it at \(workflow.source.citation), under boundary: `document: \(path)`")
  }

  /// A line among the exceptions of a freeze that stands.
  private func exception() throws -> ScaffoldPlan {
    let standing = facts.freezeRecords.filter(stands)
    let asked = values.reference
    let found = asked.isEmpty ? standing : facts.freezeRecords.filter { $0.id == asked }
    guard found.count == 1, let freeze = found.first else {
      let ids = standing.map(\.id).joined(separator: ", ")
      throw CommandFailure.usage(
        asked.isEmpty
          ? standing.isEmpty ? "no freeze stands" : "more than one freeze stands"
          : "there is no freeze \"\(asked)\"",
        hint: standing.isEmpty
          ? "`govpack new freeze` writes one" : "say which with --freeze: \(ids)")
    }
    let addition = YAMLListAddition(
      key: "exceptions", item: try text("exception.yaml", values))
    return ScaffoldPlan(
      steps: [.add(path: freeze.source.path, addition: addition, start: "")])
  }

  /// Whether nobody lifted it yet; one that has not begun can have exceptions too.
  private func stands(_ freeze: FreezeRecord) -> Bool {
    let moment = max(values.now, freeze.start ?? values.now) + .seconds(1)
    return FreezeWindow(freeze, facts: facts, asOf: moment)?.range.upperBound == moment
  }
}
