import Model

/// Finds the test plan and the rollback plan in the description of a change: text under a heading
/// that is called so.
enum ChangePlans {
  static func test(in body: String?, at place: String?) -> Change.Plan {
    plan(["testplan", "testing", "howtotest", "tests"], in: body, at: place)
  }

  static func rollback(in body: String?, at place: String?) -> Change.Plan {
    plan(["rollbackplan", "rollback", "howtorollback", "backoutplan"], in: body, at: place)
  }

  /// Not stated where there is no description at all; `none` where it has no such heading, or
  /// nothing but comments and placeholders under it.
  private static func plan(_ names: [String], in body: String?, at place: String?) -> Change.Plan {
    guard let body, !Words.trimmed(body).isEmpty else { return .notStated }
    var isInside = false
    for bytes in body.utf8.split(separator: 0x0A) {
      let line = Words.trimmed(String(decoding: bytes.prefix(1000), as: UTF8.self))
      if line.utf8.first == UInt8(ascii: "#") {
        isInside = names.contains(Words.fieldName(line))
      } else if isInside, isContent(line) {
        return .present(place)
      }
    }
    return .none
  }

  private static func isContent(_ line: String) -> Bool {
    let bare = line.utf8.drop { "-*+ []xX".utf8.contains($0) }
    return !line.utf8.starts(with: "<!--".utf8)
      && !Words.isPlaceholder(Words.trimmed(Substring(bare)))
  }
}
