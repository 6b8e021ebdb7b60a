package import Figures
package import Model

/// The same record as it stood at the review before: what a pack is compared with. Nothing is kept
/// of it but the readings of that instant and the findings.
package struct PriorAssessment: Sendable {
  package let asOf: Instant
  package let figures: FigureSet
  package let findings: [Finding]

  package init(_ assessment: Assessment) {
    asOf = assessment.asOf
    figures = assessment.figures
    findings = assessment.findings
  }

  package static func of(
    _ facts: Facts, asOf: Instant, register: DeliveryRegister? = nil
  ) -> PriorAssessment {
    PriorAssessment(Assessment.of(facts, asOf: asOf, .readings, register: register))
  }
}
