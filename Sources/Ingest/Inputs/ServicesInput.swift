import Diagnostics
import Formats
import Model

/// `state/services.yaml`: what runs, and the teams that answer for it.
struct ServicesInput: Input {
  let kind = InputKind.services
  let pathKey = "services"
  let places = ["state/services.yaml"]

  func recordCount(in facts: Facts) -> Int { facts.services.count + facts.teams.count }

  func read(_ reading: FileReading, into facts: inout Facts) {
    guard let root = reading.topLevel(kind),
      var top = MappingReader(root, ServiceSchema.file, reading)
    else { return }
    for node in top.items("services") {
      Self.service(node, reading).map { facts.services.append($0) } ?? reading.reject(kind)
    }
    for node in top.items("teams") {
      Self.team(node, reading).map { facts.teams.append($0) } ?? reading.reject(kind)
    }
    if !top.isSound { reading.reject(kind) }
  }

  private static func service(_ node: YAMLNode, _ reading: FileReading) -> Service? {
    guard var reader = MappingReader(node, ServiceSchema.service, reading) else {
      return nil
    }
    let service = Service(
      id: reader.requiredText("id"), name: reader.text("name"), team: reader.text("team"),
      tier: reader.text("tier"), timeZoneName: reader.zone("timezone"),
      repositories: reader.texts("repos"), blastRadius: reader.text("blast_radius"),
      source: reader.location)
    return reader.isSound ? service : nil
  }

  private static func team(_ node: YAMLNode, _ reading: FileReading) -> Team? {
    guard var reader = MappingReader(node, ServiceSchema.team, reading) else { return nil }
    let team = Team(
      id: reader.requiredText("id"), name: reader.text("name"),
      timeZoneName: reader.zone("timezone"), calendar: calendar(&reader), source: reader.location)
    return reader.isSound ? team : nil
  }

  private static func calendar(_ reader: inout MappingReader) -> BusinessCalendar? {
    guard let node = reader.node("calendar") else { return nil }
    let decoder = CalendarDecoder(node, reader.reading)
    for fault in decoder.faults {
      reader.wrongType(fault.key, fault.expected, at: fault.location)
    }
    return decoder.calendar
  }
}

extension MappingReader {
  /// The name of a zone that the system knows; any other is reported and left out.
  fileprivate mutating func zone(_ key: String) -> String? {
    guard let name = text(key), !name.isEmpty else { return nil }
    if ZoneRules.named(name) != nil { return name }
    reading.report(.noSuchZone(name, at: location(of: key)))
    return nil
  }
}
