package import Diagnostics
import Templates

/// Where templates come from: the workspace's own `Templates/` folder first, then the program.
package struct TemplateSource: Sendable {
  private let workspace: @Sendable (String) -> SourceFile?

  /// `workspace` gives the workspace's file of that path below `Templates/`, or nil; it is asked
  /// once a template.
  package init(workspace: @escaping @Sendable (String) -> SourceFile? = { _ in nil }) {
    self.workspace = workspace
  }

  /// The template of that path below `Templates/`, for instance `packs/friday.md`.
  package func file(named name: String) -> SourceFile? {
    if let own = workspace(name) { return own }
    return TemplateLibrary.text(named: name).map { SourceFile(path: "Templates/\(name)", text: $0) }
  }
}
