import Diagnostics
package import Formats
package import Model

/// Where a workspace has its inputs, or would have them: the catalogue's places, changed by
/// `paths:` in govpack.yaml.
package struct WorkspacePlaces: Sendable {
  private let folder: WorkspaceFolder
  private let paths: PathSettings

  /// What is wrong with govpack.yaml is said where it is read for good.
  package init(_ folder: WorkspaceFolder) {
    self.folder = folder
    let log = DiagnosticLog()
    let context = ReadingContext(
      folder: folder, zone: .utc, naiveZone: .utc, stateMachine: .builtIn)
    guard let path = SettingsInput().places.first, folder.exists(path),
      let file = folder.read(path, log: log)
    else {
      paths = PathSettings()
      return
    }
    let reading = FileReading(file, context)
    paths = reading.topLevel(.settings).map { PathSettings($0, reading) } ?? PathSettings()
  }

  /// The places of all inputs, there or not; folders end in `/`, and those with a pattern are cut
  /// before it.
  package var all: [String] {
    InputCatalog.all.flatMap { input -> [String] in
      (input.kind == .settings ? input.places : paths.places(of: input)).map { place in
        guard let star = place.firstIndex(of: "*") else { return place }
        return String(place[..<star])
      }
    }
  }

  /// Of several places the first that is there, else the first; folders end in `/`.
  package func place(of kind: InputKind) -> String {
    guard let input = InputCatalog.all.first(where: { $0.kind == kind }) else {
      preconditionFailure("each kind has an input")
    }
    // A pattern stands for folders that others make.
    let places = paths.places(of: input).filter { !$0.contains("*") }
    let present = places.first { folder.exists($0.hasSuffix("/") ? String($0.dropLast()) : $0) }
    return present ?? places.first ?? input.places[0]
  }
}
