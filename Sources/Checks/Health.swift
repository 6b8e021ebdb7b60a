package import Figures

/// The health of the operating system at one instant: the worst rule that applies, by name.
package struct Health: Sendable {
  /// From best to worst; `unknown` is not green.
  package enum Light: String, Sendable {
    case green, unknown, yellow, red
  }

  /// One rule of the operating model and what was found of it.
  package struct Outcome: Sendable {
    /// What the rule says, for instance "no task blocked for more than 72 hours".
    package var rule: String
    package var light: Light
    /// What was found, in a sentence without a full stop.
    package var reason: String
    package var evidence: [Evidence]

    package init(rule: String, light: Light, reason: String, evidence: [Evidence] = []) {
      self.rule = rule
      self.light = light
      self.reason = reason
      self.evidence = evidence
    }
  }

  /// All rules, in the operating model's order.
  package let outcomes: [Outcome]

  package init(outcomes: [Outcome]) { self.outcomes = outcomes }
}
