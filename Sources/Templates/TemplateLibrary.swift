/// The files of the top-level `Templates/` folder, compiled into the program.
///
/// A file of the same name in a workspace's own `Templates/` folder replaces one; that choice is
/// made by the reader of the workspace, not here.
package enum TemplateLibrary {
  /// The text of the built-in template with that path below `Templates/`, for instance
  /// `packs/friday.md`; nil where there is none.
  package static func text(named name: String) -> String? {
    embedded.first { $0.name == name }?.text
  }

  /// The paths of all built-in templates below `Templates/`, in byte order.
  package static var names: [String] { embedded.map(\.name) }
}
