import Diagnostics
import Model
import Pack

/// Which kinds of pages a build makes: those of the command line, else those of govpack.yaml, else
/// all.
enum ChosenPacks {
  /// Throws a usage failure for a name that is no pack.
  static func typed(_ names: [String]) throws(CommandFailure) -> [String] {
    for name in names where !PackCatalog.ids.contains(name) {
      throw .unknown("pack", name, among: PackCatalog.ids)
    }
    return names
  }

  /// The names under `packs:` that are none.
  static func diagnostics(_ settings: Settings) -> [Diagnostic] {
    settings.packs.filter { !PackCatalog.ids.contains($0) }
      .map { Diagnostic.unknownPack($0, at: settings.source) }
  }
}

extension Diagnostic {
  fileprivate static func unknownPack(_ name: String, at place: SourceLocation?) -> Diagnostic {
    let nearest = Suggestion.nearest(to: name, among: PackCatalog.ids)
    return Diagnostic(
      "GP6101", .error, "'packs' names no pack: '\(name)'", at: place,
      hint: nearest.map { "did you mean '\($0)'?" }
        ?? "packs: \(PackCatalog.ids.joined(separator: ", "))")
  }
}
