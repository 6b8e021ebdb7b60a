import Diagnostics
import Formats
import Model

/// `ops/near-misses/*.md`: what went wrong and was caught before it did harm.
struct NearMissesInput: Input {
  let kind = InputKind.nearMisses
  let pathKey = "near_misses"
  let places = ["ops/near-misses/"]

  func accepts(_ path: String) -> Bool { RecordFileName.isMarkdown(path) }

  func recordCount(in facts: Facts) -> Int { facts.nearMisses.count }

  func read(_ reading: FileReading, into facts: inout Facts) {
    let text = RecordText(reading)
    guard
      var reader = MappingReader(frontMatterOf: text, NearMissSchema.record, reading)
    else { return reading.reject(kind) }
    let nearMiss = NearMiss(
      id: reader.text("id") ?? RecordFileName.stem(reading.path), date: reader.date("date"),
      workflow: reader.text("workflow"), service: reader.text("service"),
      caughtBy: reader.word("caught_by", known: NearMissSchema.catchers),
      isCaughtBeforeCustomer: reader.bool("caught_before_customer"),
      failureMode: reader.text("failure_mode"),
      summary: reader.text("summary") ?? reader.text("title") ?? text.title?.text,
      actions: ActionRecord.all(reader.items("actions"), of: kind, reading), body: text.body,
      bodyLine: text.bodyLine, source: reading.place)
    if reader.isSound { facts.nearMisses.append(nearMiss) } else { reading.reject(kind) }
  }
}
