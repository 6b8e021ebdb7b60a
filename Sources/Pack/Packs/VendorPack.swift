import Model

/// The register of vendors, and the quarterly review of vendors and models with its data and a copy
/// in one file.
struct VendorPack: PackKind {
  let id = "vendors"
  let summary = "The quarterly vendor and model review, as pages, data and a file to mail."

  func documents(in context: PackContext) -> [PackDocument] {
    [.register("vendors/", "packs/vendors.md", "Vendors")]
      + context.reviewPeriods(context.currentQuarter).map { quarter in
        var page = context.review(
          quarter, folder: "vendors", template: "packs/vendor-review.md",
          title: "Vendor and model review", copy: "vendor-review")
        page.breadcrumbs.append(Breadcrumb("Vendors", "vendors/"))
        return page
      }
  }
}
