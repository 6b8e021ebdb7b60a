/// What one record of an export holds.
struct ForeignRecords {
  var spans: [ForeignSpan] = []
  var scores: [ForeignScore] = []
  /// What has no place, in the singular, with the reason.
  var refused: [(kind: String, reason: String)] = []

  mutating func refuse(_ kind: String, _ reason: String) { refused.append((kind, reason)) }
}
