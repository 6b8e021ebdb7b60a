/// The tables of one page as one file for programs, published as JSON beside it.
package struct DataSet: Sendable {
  /// From the site's root: `vendors/2026-Q4/review.json`. Made of slugs.
  package var path: String
  package var title: String
  /// `2026-Q4`
  package var period: String
  package var isProvisional: Bool
  /// Each by the name of its file, without the end.
  package var tables: [DataTable]
}
