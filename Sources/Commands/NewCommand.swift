import Diagnostics
import Formats
import Ingest
import Model

/// `new KIND [ID]`: a record to be filled in, where the workspace expects it.
struct NewCommand: Command {
  let name = "new"
  let summary = "write a record to be filled in, where the workspace expects it"
  let operands = "KIND [ID]"
  let operandCount = 1...2
  let flags: [Flag] = [.root, .asOf, .title, .owner, .freeze, .dryRun, .help]
  let details = """
    Kinds: \(ScaffoldKind.allCases.map(\.rawValue).joined(separator: ", ")). Without an ID the \
    next free one is taken. Nothing is written over; entries of lists (workflow, vendor, \
    exception, the spec's in the registry) go behind the last one. The ID of minutes is their \
    cadence, of a boundary its workflow, of an exception the deployment or change it lets through. \
    Dates are those of --as-of. The texts are templates in Templates/scaffolds/; a file of the \
    same name in the workspace's own Templates/ replaces one.
    """

  func run(_ typed: TypedArguments, _ console: Console) async throws -> ExitStatus {
    let word = typed.operands.first ?? ""
    guard let kind = ScaffoldKind(rawValue: word) else {
      throw CommandFailure.unknown(
        "kind of record", word, among: ScaffoldKind.allCases.map(\.rawValue))
    }
    let pipeline = Pipeline(try WorkspaceOptions(typed, console), console)
    let folder = try WorkspaceFolder(root: pipeline.options.root)
    let facts = try await pipeline.read(folder)
    console.endReport()
    let planner = ScaffoldPlanner(
      kind: kind, facts: facts, places: WorkspacePlaces(folder), folder: folder,
      text: { name, values in
        let source = WorkspaceTemplates(.scaffolds, of: folder, log: DiagnosticLog()).source
        return try ScaffoldText(templates: source, values: values.all).render(name)
      },
      values: try Self.values(typed, kind, facts, pipeline.options))
    let plan = try planner.plan()
    let writer = ScaffoldWriter(folder: folder, isDryRun: typed.isDryRun)
    for line in try writer.write(plan) { console.printDocument(line + "\n") }
    if let next = plan.next { console.printDocument(next + "\n") }
    return .fine
  }

  private static func values(
    _ typed: TypedArguments, _ kind: ScaffoldKind, _ facts: Facts, _ options: WorkspaceOptions
  ) throws(CommandFailure) -> ScaffoldValues {
    if typed.freeze != nil, kind != .exception {
      throw .usage("--freeze is for exceptions", hint: "`govpack new exception DEP-0110`")
    }
    let owner = typed.owner ?? ScaffoldValues.defaultOwner(facts)
    let title = typed.title ?? kind.title
    try ScaffoldValues.check(owner, flag: "owner")
    try ScaffoldValues.check(title, flag: "title")
    let now = options.asOf.instant(in: facts.zone)
    return ScaffoldValues(
      id: try id(typed, kind, facts, today: facts.zone.date(of: now)),
      title: title, owner: owner, now: now, zone: facts.zone, reference: typed.freeze ?? "")
  }

  private static func id(
    _ typed: TypedArguments, _ kind: ScaffoldKind, _ facts: Facts, today: CivilDate
  ) throws(CommandFailure) -> String {
    let given = typed.operands.dropFirst().first
    switch (kind, given) {
    // One for all is what most repositories have.
    case (.pr, nil): return ""
    case (.minutes, let cadence):
      let known = DocumentSchema.cadences
      let cadence = cadence ?? known[0]
      guard known.contains(cadence) else { throw .unknown("cadence", cadence, among: known) }
      return cadence
    default:
      return try ScaffoldID.resolve(given, of: kind, taken: kind.ids(in: facts), today: today)
    }
  }
}
