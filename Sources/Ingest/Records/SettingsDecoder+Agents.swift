import Diagnostics
import Formats
import Model

/// The settings by which the work of agents is judged.
extension SettingsDecoder {
  func addAgents(to settings: inout Settings) {
    if let months = count("retention_months", atLeast: 1) { settings.retentionMonths = months }
    if let role = text("review_role") { settings.reviewRole = role }
    if let key = text("sampling_key") { settings.samplingKey = key }
  }
}
