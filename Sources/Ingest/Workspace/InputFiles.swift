import Diagnostics
import Formats
import Model

/// Finds the files of the inputs.
struct InputFiles {
  let folder: WorkspaceFolder
  let paths: PathSettings
  let log: DiagnosticLog

  /// The files of all the inputs, in their order, each input's by path.
  func orders(_ inputs: [any Input]) -> [FileOrder] {
    var orders: [FileOrder] = []
    for input in inputs {
      let places = paths.places(of: input)
      let folders = places.filter { $0.hasSuffix("/") }
      if folders.isEmpty {
        orders += file(of: input, places)
      } else {
        for place in folders { orders += files(of: input, in: place) }
      }
    }
    noteStrangers(inputs)
    noteLeftovers(inputs)
    return orders
  }

  /// Whether one of the input's places exists, be it empty.
  func isPresent(_ input: any Input) -> Bool {
    paths.places(of: input).contains { place in
      place.contains("*") ? false : folder.exists(Self.plain(place), log: log)
    }
  }

  // MARK: One file

  private func file(of input: any Input, _ places: [String]) -> [FileOrder] {
    let present = places.filter { folder.exists($0, log: log) }
    guard let first = present.first else {
      if let place = paths.location(of: input) { log.add(.absent(places, at: place)) }
      return places.filter(isBroken).map { FileOrder(input: input, path: $0, home: "") }
    }
    for path in present.dropFirst() { log.add(.shadowed(path, by: first)) }
    return [FileOrder(input: input, path: first, home: "")]
  }

  /// Whether something that cannot be opened is there, such as a link that leads nowhere: that
  /// is no absent file, and reading it says why.
  private func isBroken(_ path: String) -> Bool {
    let probe = DiagnosticLog()
    guard folder.read(path, log: probe) == nil, !probe.sorted.isEmpty else { return false }
    // The disk may have recovered when it is read for good.
    log.add(contentsOf: probe.sorted)
    return true
  }

  // MARK: Folders

  private func files(of input: any Input, in place: String) -> [FileOrder] {
    let found = list(place)
    if found.isEmpty, let setting = paths.location(of: input),
      !folder.exists(Self.plain(place), log: log)
    {
      log.add(.absent([place], at: setting))
    }
    return found.filter { !RecordFileName.isNoRecord($0) && input.accepts($0) }
      .map { FileOrder(input: input, path: $0, home: place) }
  }

  /// The files below a folder; `projects/*/decisions/` stands for that folder of each project.
  private func list(_ place: String) -> [String] {
    guard place.contains("*") else { return folder.files(below: Self.plain(place), log: log) }
    let parts = place.split(separator: "/")
    let root = parts.prefix { $0 != "*" }.joined(separator: "/")
    let probe = DiagnosticLog()
    let found = folder.files(below: root, log: probe)
    // What else lies below the root is nobody's concern, but that it cannot be listed is.
    log.add(contentsOf: probe.sorted.filter(\.isUnreadable))
    return found.filter { path in
      let names = path.split(separator: "/")
      return names.count > parts.count
        && zip(parts, names).allSatisfy { $0 == "*" || $0 == $1 }
    }
  }

  private static func plain(_ place: String) -> String {
    place.hasSuffix("/") ? String(place.dropLast()) : place
  }

  // MARK: What is not read

  /// Notes the files of the inputs' folders that no input reads.
  private func noteStrangers(_ inputs: [any Input]) {
    var places: [String] = []
    for place in inputs.flatMap({ paths.places(of: $0) })
    where place.hasSuffix("/") && !place.contains("*") && !places.contains(place) {
      places.append(place)
    }
    for place in places {
      let readers = inputs.filter { paths.places(of: $0).contains(place) }
      for path in folder.files(below: Self.plain(place), log: DiagnosticLog()) {
        let isKnown = RecordFileName.isNoRecord(path) || path.hasSuffix(".snapshot")
        if !isKnown, !readers.contains(where: { $0.accepts(path) }) { log.add(.stranger(path)) }
      }
    }
  }

  /// Notes what an interrupted write of a state file left beside it.
  private func noteLeftovers(_ inputs: [any Input]) {
    var parents: [String] = []
    for place in inputs.flatMap({ paths.places(of: $0) }) where !place.hasSuffix("/") {
      guard let slash = place.lastIndex(of: "/") else { continue }
      let parent = String(place[..<slash])
      if parent == "state" || parent.hasSuffix("/state"), !parents.contains(parent) {
        parents.append(parent)
      }
    }
    for parent in parents {
      for path in folder.files(below: parent, log: log)
      where path.hasSuffix(".lock") || path.hasSuffix(".tmp") {
        log.add(.leftover(path))
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func absent(_ places: [String], at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      "GP6007", .warning, "there is nothing at '\(places.joined(separator: "', '"))'", at: place)
  }

  fileprivate static func shadowed(_ path: String, by first: String) -> Diagnostic {
    Diagnostic(
      "GP1501", .warning, "not read: '\(first)' is there too and comes first",
      at: SourceLocation(path: path), hint: "set its place under 'paths' in govpack.yaml")
  }

  fileprivate static func stranger(_ path: String) -> Diagnostic {
    Diagnostic(
      "GP1502", .note, "not read: no record of the kind that this folder holds",
      at: SourceLocation(path: path))
  }

  fileprivate static func leftover(_ path: String) -> Diagnostic {
    Diagnostic(
      "GP1503", .note, "left over from an interrupted write", at: SourceLocation(path: path),
      hint: "compare it with the state file, then remove it")
  }
}
