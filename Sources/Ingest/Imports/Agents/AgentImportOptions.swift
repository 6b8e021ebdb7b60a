/// What the export of a tracing tool does not say itself.
package struct AgentImportOptions: Sendable {
  /// The workflow of all lines; nil takes it from the spans.
  package var workflow: String?
  /// Names of attributes that go before those of the alias table.
  package var workflowAttribute: String?
  package var unitAttribute: String?
  /// The key of the hashes that stand for ids of users; nil leaves users out.
  package var hashKey: [UInt8]?
  /// Whether inputs and outputs are kept as text, and not only as hashes.
  package var keepsContent: Bool

  package init(
    workflow: String? = nil, workflowAttribute: String? = nil, unitAttribute: String? = nil,
    hashKey: [UInt8]? = nil, keepsContent: Bool = false
  ) {
    self.workflow = workflow
    self.workflowAttribute = workflowAttribute
    self.unitAttribute = unitAttribute
    self.hashKey = hashKey
    self.keepsContent = keepsContent
  }

  /// Bytes of a key that can be used: fewer can be guessed.
  package static let hashKeyMinimum = 16
}
