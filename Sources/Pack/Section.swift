/// A part of a page that templates place by `{{> id}}`. One file in `Sections/` each, one line in
/// `SectionCatalog`.
package protocol Section: Sendable {
  /// Kebab-case: `friday-checklist`.
  var id: String { get }

  /// What the section says of the document's subject. The template writes the section's heading;
  /// what is absent is said, not skipped.
  func blocks(for document: PackDocument, in context: PackContext) -> [Block]
}

/// A kind of page. One file in `Packs/` each, one line in `PackCatalog`.
package protocol PackKind: Sendable {
  /// Kebab-case, for `--pack` and `packs:`: `friday`.
  var id: String { get }

  /// One sentence for `help`.
  var summary: String { get }

  /// The pages of this build, in order of path.
  func documents(in context: PackContext) -> [PackDocument]
}
