import Diagnostics
import Formats
import Model

/// `ops/postmortems/*.md`: what was learnt from incidents, and what is to be done.
struct PostmortemsInput: Input {
  let kind = InputKind.postmortems
  let pathKey = "postmortems"
  let places = ["ops/postmortems/"]

  func accepts(_ path: String) -> Bool { RecordFileName.isMarkdown(path) }

  func recordCount(in facts: Facts) -> Int { facts.postmortems.count }

  func read(_ reading: FileReading, into facts: inout Facts) {
    let text = RecordText(reading)
    guard
      var reader = MappingReader(frontMatterOf: text, PostmortemSchema.record, reading)
    else { return reading.reject(kind) }
    let postmortem = Postmortem(
      id: reader.text("id") ?? RecordFileName.stem(reading.path), date: reader.date("date"),
      incident: reader.text("incident"), workflow: reader.text("workflow"),
      failureMode: reader.text("failure_mode"), isBlameless: reader.bool("blameless"),
      summary: reader.text("summary") ?? reader.text("title") ?? text.title?.text,
      actions: ActionRecord.all(reader.items("actions"), of: kind, reading), body: text.body,
      bodyLine: text.bodyLine, source: reading.place)
    if reader.isSound { facts.postmortems.append(postmortem) } else { reading.reject(kind) }
  }
}
