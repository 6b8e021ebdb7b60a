import Formats
import Ingest
import Templates

/// The files of a new workspace.
struct WorkspaceSeed {
  struct File {
    let path: String
    let bytes: [UInt8]

    init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }

    init(path: String, text: String) { self.init(path: path, bytes: Array(text.utf8)) }
  }

  /// By path, but for govpack.yaml, by which a workspace is known: it comes last.
  let files: [File]

  private init(_ files: [File]) {
    let named = files.map { file in
      guard let schema = SchemaModeline.schema(at: file.path) else { return file }
      let modeline = SchemaModeline.text(for: schema, at: file.path)
      return File(path: file.path, bytes: modeline.utf8 + file.bytes)
    }
    let sorted = (named + Self.schemas).sorted {
      $0.path.utf8.lexicographicallyPrecedes($1.path.utf8)
    }
    self.files =
      sorted.filter { $0.path != SettingsFile.path }
      + sorted.filter { $0.path == SettingsFile.path }
  }

  private static var schemas: [File] {
    SchemaCatalog.all.map { schema in
      File(path: SchemaModeline.path(of: schema), bytes: schema.json)
    }
  }

  /// Registers that can be filled, of a company of that name.
  static func empty(name: String) -> WorkspaceSeed {
    let quoted = String(decoding: JSONWriter.compact(.string(name)), as: UTF8.self)
    return WorkspaceSeed(
      templates(below: "workspaces/empty/").map { file in
        guard file.path == SettingsFile.path else { return file }
        let text = String(decoding: file.bytes, as: UTF8.self)
        let named = text.replacing("name: Workspace", with: "name: \(quoted)")
        return File(path: file.path, text: named)
      })
  }

  /// The example company. What the repository's own example says of the program itself is replaced
  /// by what such a company would say.
  static var example: WorkspaceSeed {
    let own = templates(below: "workspaces/example/")
    let rest = ExampleLibrary.files.filter { file in !own.contains { $0.path == file.name } }
    return WorkspaceSeed(
      own
        + rest.map { file in
          let isSettings = file.name == SettingsFile.path
          return File(path: file.name, bytes: isSettings ? file.bytes + settings.utf8 : file.bytes)
        })
  }

  /// The end of the example's record, and the faults in it.
  private static let settings = """

    # The record ends here. Without this line all commands go by the clock.
    as_of: 2026-11-20T15:00:00Z

    # The faults are deliberate: check lists them and passes. Take it out for a record of your own.
    fail_on: never

    """

  private static func templates(below folder: String) -> [File] {
    TemplateLibrary.names.filter { $0.hasPrefix(folder) }.map { name in
      File(
        path: String(name.dropFirst(folder.count)), text: TemplateLibrary.text(named: name) ?? "")
    }
  }
}
