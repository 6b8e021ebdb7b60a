/// What was typed after the command's name, not yet what it means.
struct TypedArguments: Sendable {
  var operands: [String] = []
  var root: String?
  var out: String?
  var asOf: String?
  var packs: [String] = []
  var jobs: String?
  var wantsNoCache = false
  var failOn: String?
  var isQuiet = false
  var isVerbose = false
  var logFormat: String?
  var format: String?
  var period: String?
  var week: String?
  var repository: String?
  var service: String?
  var tags: String?
  var merges: String?
  var agentPatterns: [String] = []
  var environment: String?
  var incidentLabel: String?
  var zone: String?
  var only: [String] = []
  var workflow: String?
  var workflowAttribute: String?
  var unitAttribute: String?
  var hashKeyFile: String?
  var keepsContent = false
  var title: String?
  var owner: String?
  var freeze: String?
  var secretKey: String?
  var publicKey: String?
  var signKey: String?
  var catchUp: String?
  var notifiesOnChange = false
  var wantsRebuild = false
  var wantsHistory = false
  var site: String?
  var wantsExample = false
  var isDryRun = false
  var verifiesOnly = false
  var restoreTarget: String?
  var wantsHelp = false
  var wantsVersion = false
}
