import Foundation
import PackagePlugin

/// Compiles the top-level `Templates/` folder and the example workspace into the `Templates` target:
/// a change of any file there makes the next build write the Swift file anew.
@main
struct EmbedTemplatesPlugin: BuildToolPlugin {
  /// What `govpack init --example` writes; the rest of `Docs/` is about the program.
  private static let example = [
    "govpack.yaml", "ops", "state", "Docs/ARCHITECTURE_PACK_INDEX.md",
    "Docs/BLUEPRINT_FREEZE_RECORD.md", "Docs/CO_OS_CAPABILITY_MAP.md",
  ]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL
    let templates = root.appending(path: "Templates")
    let example = Self.example.flatMap { Self.files(at: root.appending(path: $0)) }
    return [
      try command("TemplateLibrary", templates, Self.files(at: templates), context),
      try command("ExampleLibrary", root, example, context),
    ]
  }

  private func command(
    _ type: String, _ folder: URL, _ files: [URL], _ context: PluginContext
  ) throws -> Command {
    let output = context.pluginWorkDirectoryURL.appending(path: "Embedded\(type).swift")
    let inputs = files.sorted { $0.path < $1.path }
    return .buildCommand(
      displayName: "Embedding \(type)",
      executable: try context.tool(named: "EmbedTemplates").url,
      arguments: [type, folder.path, output.path] + inputs.map(\.path),
      inputFiles: inputs, outputFiles: [output])
  }

  /// The file itself, or all regular files below the folder.
  private static func files(at place: URL) -> [URL] {
    func isFile(_ url: URL) -> Bool {
      (try? url.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true
    }
    if isFile(place) { return [place] }
    let found = FileManager.default.enumerator(
      at: place, includingPropertiesForKeys: [.isRegularFileKey])
    return (found?.compactMap { $0 as? URL } ?? []).filter(isFile)
  }
}
