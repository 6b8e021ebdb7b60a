/// `state/vendors.yaml`.
enum VendorSchema {
  static let file = RecordSchema(
    "vendor file", "The suppliers of models.",
    [.version, .optional("vendors", .list(vendor), "The vendors.")])

  static let vendor = RecordSchema(
    "vendor", "One supplier.",
    [
      .required("id", .text, "Its id, as the log's model.provider."),
      .optional("name", .text, "Its name on pages."),
      .optional("owner", .text, "Who answers for the relation."),
      .optional("contract", .record(contract), "What was signed."),
      .optional("sla", .record(serviceLevel), "What it promises."),
      .optional("models", .list(model), "Its models in use."),
      .optional("prices", .list(price), "What they cost."),
      .optional("description", .text, "For people."),
    ])

  static let contract = RecordSchema(
    "contract", "What was signed.",
    [
      .optional("start", .date, "From when."),
      .optional("renewal", .date, "When it goes on unless somebody says no."),
      .optional("notice_days", .integer(atLeast: 0, atMost: nil), "How long before that day."),
      .optional("terms_ref", .text, "Where the terms are."),
      .note,
    ])

  static let serviceLevel = RecordSchema(
    "SLA", "What the vendor promises.",
    [
      .optional("availability", .part(atMost: 1), "Such as 99.9%."),
      .optional("p95_ms", .integer, "95 of 100 calls are as fast, in milliseconds."),
      .optional("credits", .text, "What is due where it is not kept."),
      .note,
    ])

  static let model = RecordSchema(
    "model", "A model in use.",
    [
      .required("id", .text, "As the log's model.name."),
      .optional("version", .text, "Its version."),
      .optional("uses", .texts, "Ids of the workflows that use it."),
      .optional("data_classes", .texts, "What data it sees."),
      .optional("tier", .text, "How much depends on it."),
      .optional("deprecated_on", .date, "When the vendor ends it."),
      .optional("fallback", .record(fallback), "What stands in for it."),
      .note,
    ])

  static let fallback = RecordSchema(
    "fallback", "The model that stands in.",
    [
      .required("model", .text, "Its id."),
      .optional("tested_on", .date, "When that was last tried."),
      .optional("result", .text, "What came of it."),
      .note,
    ])

  static let price = RecordSchema(
    "price", "What tokens cost from a day on.",
    [
      .optional("model", .text, "The model; all of the vendor's where it is left out."),
      .required("from", .date, "The day from which it holds."),
      .required("input", .amount, "Tokens in."),
      .required("output", .amount, "Tokens out."),
      .optional("cache_read", .amount, "Tokens in, out of the cache."),
      .optional("cache_write", .amount, "Tokens in, into the cache."),
      .optional("reasoning", .amount, "Tokens of reasoning, where they cost otherwise."),
      .optional("per", .integer(atLeast: 1, atMost: nil), "For so many tokens; 1000000."),
      .optional("currency", .text, "ISO 4217."),
      .note,
    ])
}
