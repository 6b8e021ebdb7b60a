/// Reads what `git log -z` prints in `format`, piece by piece: each field ends in a NUL, which
/// none can hold, and a long one is cut off.
struct GitLogParser {
  /// Object name, parents, authored and committed time, author, committer, co-authors, message.
  static let format =
    "%H%x00%P%x00%at%x00%ct%x00%an%x00%ae%x00%cn%x00%ce%x00"
    + "%(trailers:key=Co-authored-by,valueonly,separator=%x1F)%x00%B"
  static let fieldCount = 10
  /// Of each field; what an import looks for in a message stands at its beginning.
  static let fieldLimit = 64 << 10

  private(set) var commits: [GitCommit] = []
  /// Whether something came that is not in the format.
  private(set) var isOutOfStep = false
  private var fields: [[UInt8]] = []
  private var field: [UInt8] = []

  /// False where there is no use in going on.
  mutating func consume(_ piece: ArraySlice<UInt8>) -> Bool {
    var rest = piece
    while let end = rest.firstIndex(of: 0) {
      append(rest[..<end])
      rest = rest[(end + 1)...]
      finishField()
      if isOutOfStep { return false }
    }
    append(rest)
    return true
  }

  /// Whether the last record was whole.
  var isComplete: Bool { !isOutOfStep && fields.isEmpty && field.isEmpty }

  private mutating func append(_ bytes: ArraySlice<UInt8>) {
    field += bytes.prefix(max(0, Self.fieldLimit - field.count))
  }

  private mutating func finishField() {
    fields.append(field)
    field.removeAll(keepingCapacity: true)
    guard fields.count == Self.fieldCount else { return }
    if let commit = GitCommit(fields) { commits.append(commit) } else { isOutOfStep = true }
    fields.removeAll(keepingCapacity: true)
  }
}
