import Diagnostics
import Model

/// Every kind of input: what was found of it, and how fresh it is.
struct InputsSection: Section {
  let id = "inputs"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let columns = [
      Table.Column("Input"), Table.Column("Status"), Table.Column("Files", isNumeric: true),
      Table.Column("Records", isNumeric: true), Table.Column("Newest record"),
    ]
    let rows: [[[Inline]]] = context.facts.sources.map { source in
      [
        [.text(source.kind.title)], [.mark(StatusMark(source.status))],
        [.text(String(source.paths.count))],
        [.text(String(source.recordCount))], [source.newest.map { .instant($0) } ?? "–"],
      ]
    }
    return [.table(Table(caption: "Inputs", columns: columns, rows: rows))]
  }
}

/// What the readers said about the files.
struct DiagnosticsSection: Section {
  let id = "diagnostics"
  static let limit = 300

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let list = context.diagnostics.sorted {
      $0.severity != $1.severity ? $0.severity > $1.severity : $0 < $1
    }
    guard !list.isEmpty else { return [.text("Every file was read without a remark.")] }
    let columns = ["Severity", "Message", "Code", "Where"].map { Table.Column($0) }
    let rows: [[[Inline]]] = list.prefix(Self.limit).map { item in
      [
        [.mark(StatusMark(item.severity))], [.text(item.message)], [.text(item.code)],
        [item.location.map { .source($0) } ?? "–"],
      ]
    }
    let table = Block.table(
      Table(caption: "Remarks of the readers, the gravest first", columns: columns, rows: rows))
    let rest = list.count - Self.limit
    return rest > 0 ? [table, .text(.text("\(rest) more; `govpack check` prints all."))] : [table]
  }
}

/// The files read, with their hashes.
struct FileHashesSection: Section {
  let id = "file-hashes"
  static let limit = 400

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let columns = [
      Table.Column("File"), Table.Column("Bytes", isNumeric: true), Table.Column("SHA-256"),
    ]
    let rows: [[[Inline]]] = context.facts.files.prefix(Self.limit).map { file in
      [
        [.code(file.path)], [.text(String(file.byteCount))],
        [.code(String(file.sha256.prefix(16)) + "…")],
      ]
    }
    guard !rows.isEmpty else { return [.text("No file was read.")] }
    let table = Block.table(Table(caption: "Files read", columns: columns, rows: rows))
    let text = "All \(context.facts.files.count) files with their full hashes are in "
    return [table, .text(.text(text), .link(["manifest.json"], .file("manifest.json")), ".")]
  }
}

/// One line about the inputs, for packs.
struct SourcesBriefSection: Section {
  let id = "sources-brief"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    let sources = context.facts.sources
    let missing = sources.filter { $0.status == .missing }.map(\.kind.title)
    let errors = context.diagnostics.count { $0.severity == .error }
    var text =
      "Counted from \(Count.of(context.facts.files.count, "file")); "
      + "\(Count.of(errors, "error")) while reading."
    if !missing.isEmpty { text += " Not found: \(missing.joined(separator: ", "))." }
    return [
      .text(
        .text(text), " Every input with its hash: ", .link(["sources"], .page("sources/")), ", ",
        .link(["manifest.json"], .file("manifest.json")), ".")
    ]
  }
}
