import Model

/// The review as data, and as one file to be mailed.
struct VendorDataSection: Section {
  let id = "vendor-data"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let files = VendorTables.tables(for: document, in: context).map { table -> [Inline] in
      let name = String(table.path.dropFirst(document.path.count))
      return [.link([.text(name)], .file(table.path))]
    }
    var blocks = [
      Block.bullets([
        ["Tables: "] + Inline.joined(files),
        ["All tables in one file: ", .link(["review.json"], .file("\(document.path)review.json"))],
      ])
    ]
    if let copy = document.copyName {
      blocks.append(
        .text(
          "To be mailed, with styles and drawings in the one file: ",
          .link([.text(copy)], .file(document.path + copy)), "."))
    }
    return blocks
  }
}
