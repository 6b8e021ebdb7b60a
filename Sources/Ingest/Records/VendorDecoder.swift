import Diagnostics
import Formats
import Model

/// Decodes one vendor of `state/vendors.yaml`; prices exactly, from their decimal text.
struct VendorDecoder {
  private let reading: FileReading

  init(_ reading: FileReading) { self.reading = reading }

  private static let keys = [
    "id", "name", "owner", "contract", "sla", "models", "prices", "description",
  ]

  func vendor(_ node: YAMLNode) -> Vendor? {
    guard var reader = MappingReader(node, "vendor", keys: Self.keys, reading) else { return nil }
    let models = kept(reader.items("models"), model).sorted { left, right in
      if !ByteOrder.equal(left.id, right.id) { return ByteOrder.precedes(left.id, right.id) }
      return (left.version ?? "", left.source) < (right.version ?? "", right.source)
    }
    let prices = kept(reader.items("prices"), price).sorted { left, right in
      let (first, second) = (left.model ?? "", right.model ?? "")
      if !ByteOrder.equal(first, second) { return ByteOrder.precedes(first, second) }
      return (left.from, left.source) < (right.from, right.source)
    }
    let vendor = Vendor(
      id: reader.requiredText("id"), name: reader.text("name"), owner: reader.text("owner"),
      contract: contract(&reader), serviceLevel: serviceLevel(&reader), models: models,
      prices: prices, source: reader.location)
    return reader.isSound ? vendor : nil
  }

  /// Those that could be read; the others count as rejected.
  private func kept<Record>(_ nodes: [YAMLNode], _ decode: (YAMLNode) -> Record?) -> [Record] {
    nodes.compactMap { node in
      let record = decode(node)
      if record == nil { reading.reject(.vendors) }
      return record
    }
  }

  private func contract(_ reader: inout MappingReader) -> Vendor.Contract? {
    let keys = ["start", "renewal", "notice_days", "terms_ref", "note"]
    guard var part = reader.nested("contract", "contract", keys: keys) else { return nil }
    let days = part.integer("notice_days")
    if let days, days < 0 {
      part.refuse(.negative("notice_days", at: part.location(of: "notice_days")))
    }
    let contract = Vendor.Contract(
      start: part.date("start"), renewal: part.date("renewal"), noticeDays: days,
      terms: part.text("terms_ref"), source: part.location)
    reader.take(part)
    return contract
  }

  private func serviceLevel(_ reader: inout MappingReader) -> Vendor.ServiceLevel? {
    let keys = ["availability", "p95_ms", "credits", "note"]
    guard var part = reader.nested("sla", "SLA", keys: keys) else { return nil }
    let availability = part.part("availability")
    if let availability, availability > 1 {
      part.wrongType(
        "availability", "a part such as 0.999 or 99.9%", at: part.location(of: "availability"))
    }
    let level = Vendor.ServiceLevel(
      availability: availability, p95Milliseconds: part.integer("p95_ms"),
      credits: part.text("credits"), source: part.location)
    reader.take(part)
    return level
  }

  // MARK: Models and prices

  private func model(_ node: YAMLNode) -> VendorModel? {
    let keys = [
      "id", "version", "uses", "data_classes", "tier", "deprecated_on", "fallback", "note",
    ]
    guard var reader = MappingReader(node, "model", keys: keys, reading) else { return nil }
    let model = VendorModel(
      id: reader.requiredText("id"), version: reader.text("version"), uses: reader.texts("uses"),
      dataClasses: reader.texts("data_classes"), tier: reader.text("tier"),
      deprecatedOn: reader.date("deprecated_on"), fallback: fallback(&reader),
      source: reader.location)
    return reader.isSound ? model : nil
  }

  private func fallback(_ reader: inout MappingReader) -> VendorModel.Fallback? {
    let keys = ["model", "tested_on", "result", "note"]
    guard var part = reader.nested("fallback", "fallback", keys: keys) else { return nil }
    let fallback = VendorModel.Fallback(
      model: part.requiredText("model"), testedOn: part.date("tested_on"),
      result: part.text("result"))
    reader.take(part)
    return fallback
  }

  private func price(_ node: YAMLNode) -> ModelPrice? {
    let keys = [
      "model", "from", "input", "output", "cache_read", "cache_write", "reasoning", "per",
      "currency", "note",
    ]
    guard var reader = MappingReader(node, "price", keys: keys, reading) else { return nil }
    let tokens = reader.integer("per") ?? 1_000_000
    if tokens < 1 { reader.wrongType("per", "a number of tokens", at: reader.location(of: "per")) }
    let (input, output) = (reader.amount("input"), reader.amount("output"))
    for (key, value) in [("input", input), ("output", output)]
    where value == nil && reader.isSound {
      reader.missing(key)
    }
    let price = ModelPrice(
      model: reader.text("model"), from: reader.requiredDate("from"), input: input ?? 0,
      output: output ?? 0, cacheRead: reader.amount("cache_read"),
      cacheWrite: reader.amount("cache_write"), reasoning: reader.amount("reasoning"),
      tokens: tokens, currency: reader.text("currency"), source: reader.location)
    return reader.isSound ? price : nil
  }
}
