import Diagnostics
import Formats
import Model

/// Where the inputs lie: the catalogue's places, changed by `paths:` in govpack.yaml.
///
/// A key of `paths:` is the input's path key (`InputCatalog.pathKeys`), its value a path from the
/// workspace's root or a list of such; a folder's path may end in `/`.
struct PathSettings: Sendable {
  private var chosen: [String: [String]] = [:]
  /// Where each chosen path is written in govpack.yaml.
  private var locations: [String: SourceLocation] = [:]

  init() {}

  init(_ root: YAMLNode, _ reading: FileReading) {
    guard let node = root["paths"] else { return }
    guard node.kind == .mapping else {
      if node.string != nil || node.kind == .sequence {
        reading.report(.badSetting("paths", "a mapping of inputs to paths", at: node.location))
      }
      return
    }
    let keys = InputCatalog.pathKeys.map(\.key)
    for (key, value) in node.entries {
      let name = key.string ?? ""
      guard keys.contains(name) else {
        reading.report(.unknownPath(name, known: keys, at: key.location))
        continue
      }
      let nodes = value.kind == .sequence ? Array(value.items) : [value]
      let paths = nodes.compactMap { Self.path($0, reading) }
      guard !paths.isEmpty else { continue }
      chosen[name] = paths
      locations[name] = value.location
    }
  }

  /// A path that stays in the workspace.
  private static func path(_ node: YAMLNode, _ reading: FileReading) -> String? {
    guard let path = node.string, !path.isEmpty, !path.hasPrefix("/"),
      !path.split(separator: "/").contains("..")
    else {
      reading.report(.badPath(at: node.location))
      return nil
    }
    return path.hasPrefix("./") ? String(path.dropFirst(2)) : path
  }

  /// Folders end in `/`.
  func places(of input: some Input) -> [String] {
    guard let chosen = chosen[input.pathKey] else { return input.places }
    let isFolder = input.places.contains { $0.hasSuffix("/") }
    return chosen.map { isFolder && !$0.hasSuffix("/") ? $0 + "/" : $0 }
  }

  /// Where govpack.yaml moves the input; nil where it does not.
  func location(of input: some Input) -> SourceLocation? { locations[input.pathKey] }
}

extension Diagnostic {
  fileprivate static func unknownPath(
    _ key: String, known: [String], at place: SourceLocation
  ) -> Diagnostic {
    let near = Suggestion.nearest(to: key, among: known)
    return Diagnostic(
      "GP6005", .error, "there is no input '\(Words.shortened(key))' to set a path for", at: place,
      length: max(1, key.utf8.count),
      hint: near.map { "did you mean '\($0)'?" } ?? "inputs: \(known.joined(separator: ", "))")
  }

  fileprivate static func badPath(at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      "GP6006", .error, "a path of an input must stay in the workspace: relative, without '..'",
      at: place)
  }
}
