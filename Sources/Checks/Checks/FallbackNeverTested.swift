import Diagnostics
import Figures
import Model

/// There is a way on when a model is gone, and it was tried.
package struct FallbackNeverTested: Check {
  package init() {}

  package let rule = CheckRule(
    id: "fallback-never-tested", title: "Fallback missing, or never tested", severity: .warning,
    why: "Models are withdrawn and vendors fail; a fallback that was never tried may not do the "
      + "work.",
    mend: "Name a fallback in state/vendors.yaml, run the suite with it, and note day and result.",
    inputs: [.vendors])

  package func findings(in context: CheckContext) -> [Finding] {
    let used = ModelUse.names(in: context)
    return context.facts.vendors.flatMap { vendor in
      vendor.models.compactMap { model in
        guard !model.uses.isEmpty || used.contains(model.id) else { return nil }
        let reason: String
        if let fallback = model.fallback {
          guard fallback.testedOn == nil else { return nil }
          reason = "its fallback \(fallback.model) was never tested"
        } else {
          reason = "it has no fallback"
        }
        return Finding(
          rule, subject: model.id, "the model \(model.id) of \(vendor.id) is in use, and \(reason)",
          at: model.source)
      }
    }
  }
}
