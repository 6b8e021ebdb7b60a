package import Model

extension PackDocument {
  /// The meeting that the page is for; nil for a page that no meeting goes through.
  package var cadence: MeetingCadence? {
    if path.hasPrefix("packs/") { return .friday }
    if path.hasPrefix("agent-ops/") { return .agentOps }
    if path.hasPrefix("autonomy/") { return .autonomyRisk }
    if path.hasPrefix("maintenance/") { return .maintenance }
    // The register of vendors is no review.
    return path.hasPrefix("vendors/") && period != nil ? .vendorModel : nil
  }
}
