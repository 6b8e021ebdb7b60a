import Ingest

/// `schema [KIND]`: the form of the typed files, for editors and validators.
struct SchemaCommand: Command {
  let name = "schema"
  let summary = "print the JSON Schema of a kind of file, or list the kinds"
  let operands = "[KIND]"
  let operandCount = 0...1
  let flags: [Flag] = [.help]
  let details = """
    JSON Schema, draft 2020-12, with a description of each key. It allows keys that it does not \
    list, as the readers do, which note them. Of Markdown records it is the front matter, of \
    JSON lines one line. `govpack init` writes all schemas into a new workspace and names them in \
    its YAML files, where editors find them.
    """

  func run(_ typed: TypedArguments, _ console: Console) async throws -> ExitStatus {
    guard let kind = typed.operands.first else {
      console.print(Self.list)
      return .fine
    }
    guard let schema = SchemaCatalog.schema(named: kind) else {
      throw CommandFailure.unknown("kind of file", kind, among: SchemaCatalog.all.map(\.kind))
    }
    console.printData(schema.json, isJSON: true)
    return .fine
  }

  private static var list: String {
    let rows = SchemaCatalog.all.map { schema in
      [schema.kind, schema.form.rawValue, schema.files.joined(separator: ", ")]
    }
    return TextTable(rows: [["KIND", "FORM", "FILES"]] + rows).text
  }
}
