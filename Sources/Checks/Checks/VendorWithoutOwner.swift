import Diagnostics
import Figures
import Model

/// Somebody answers for every vendor.
package struct VendorWithoutOwner: Check {
  package init() {}

  package let rule = CheckRule(
    id: "vendor-without-owner", title: "Vendor without an owner", severity: .warning,
    why:
      "Nobody gives notice, claims credits or reads the news of a vendor that nobody answers for.",
    mend: "Name the owner in state/vendors.yaml.", inputs: [.vendors])

  package func findings(in context: CheckContext) -> [Finding] {
    context.facts.vendors.compactMap { vendor in
      guard (vendor.owner ?? "").isEmpty else { return nil }
      return Finding(
        rule, subject: vendor.id, "nobody answers for the vendor \(vendor.id)", at: vendor.source)
    }
  }
}
