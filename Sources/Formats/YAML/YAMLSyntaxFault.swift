/// libyaml's problems in plain words.
extension YAMLFault {
  static func syntax(_ problem: YAMLProblem, in source: YAMLSource) -> YAMLFault {
    if let bytes = problem.byteOffset {
      let offset = min(source.range.lowerBound + bytes, source.range.upperBound)
      return YAMLFault(code: "GP2004", message: problem.text, offset: offset)
    }
    if problem.text.isEmpty {
      return YAMLFault(code: "GP2004", message: "the parser gave up without a reason", offset: nil)
    }
    let offset = source.offset(mark: problem.mark)
    if let tab = source.indentingTab(before: offset) { return tabIndent(at: tab) }
    if source.isTab(at: offset) { return tabBeforeValue(at: offset) }
    let (message, hint) = words(problem.text)
    return YAMLFault(
      code: "GP2004", message: message + opening(problem, in: source, before: offset), hint: hint,
      offset: offset)
  }

  private static func tabIndent(at offset: Int) -> YAMLFault {
    YAMLFault(
      code: "GP2005", message: "a tab is used to indent, which YAML does not allow",
      hint: "indent with spaces", offset: offset)
  }

  private static func tabBeforeValue(at offset: Int) -> YAMLFault {
    YAMLFault(
      code: "GP2005", message: "a tab stands here where YAML wants a space",
      hint: "write a space instead", offset: offset)
  }

  /// Where the thing started that could not be read to its end, when that is another line.
  private static func opening(
    _ problem: YAMLProblem, in source: YAMLSource, before offset: Int
  ) -> String {
    guard let context = problem.context else { return "" }
    let line = source.lineIndex(of: source.offset(mark: context.mark))
    guard line != source.lineIndex(of: offset) else { return "" }
    let thing = things.first { context.text.hasSuffix($0.theirs) }?.ours ?? "what"
    return " (in \(thing) starting on line \(line + 1))"
  }

  private static let things: [(theirs: String, ours: String)] = [
    ("block mapping", "the mapping"), ("flow mapping", "the mapping '{'"),
    ("block collection", "the list"), ("flow sequence", "the list '['"),
    ("quoted scalar", "the quoted text"), ("block scalar", "the text block"),
    ("plain scalar", "the text"), ("simple key", "the key"), ("anchor", "the anchor"),
    ("alias", "the alias"), ("tag", "the tag"), ("directive", "the directive"),
    ("node", "the value"),
  ]

  /// Our words and a hint for a problem of libyaml's; its own words where we have none.
  private static func words(_ problem: String) -> (String, String?) {
    switch problem {
    case "mapping values are not allowed in this context":
      (
        "a ':' is not allowed here",
        "put quotes around a value that holds ': ', and check the indentation"
      )
    case "could not find expected ':'":
      (
        "a key without ':' and value",
        "write 'key: value', and indent the following lines of a long text"
      )
    case "did not find expected key":
      (
        "this line does not fit the mapping around it",
        "align its keys, and put quotes around values with special characters"
      )
    case "did not find expected '-' indicator":
      ("this line does not fit the list around it", "start each member with '- ' in one column")
    case "did not find expected ',' or ']'":
      ("a list in '[' is not closed", "separate members by ',' and close the list with ']'")
    case "did not find expected ',' or '}'":
      ("a mapping in '{' is not closed", "separate entries by ',' and close it with '}'")
    case "found unexpected end of stream":
      ("a quoted text is not closed", "add the missing quote")
    case "found unexpected document indicator":
      ("a quoted text is not closed before '---' or '...'", "add the missing quote")
    case "found character that cannot start any token":
      ("a value cannot start with this character", "put quotes around the value")
    case "did not find expected node content":
      ("no value can start here", "check the brackets and commas, or put quotes around the value")
    case "did not find expected <document start>":
      (
        "the document has already ended before this place",
        "check the indentation, brackets and quotes above it"
      )
    case "found unexpected ':'":
      ("a ':' is not allowed here", "put quotes around a text in brackets that holds ':'")
    case "found unknown directive name":
      ("only %YAML and %TAG can follow a '%' that starts a line", "put quotes around the text")
    case "block sequence entries are not allowed in this context":
      ("a list member '- ' is not allowed here", "start the list on a line of its own")
    case "block mapping entries are not allowed in this context",
      "mapping keys are not allowed in this context":
      ("a key is not allowed here", "start the mapping on a line of its own")
    case "found unknown escape character":
      ("an unknown escape in a quoted text", #"write \\ for a backslash, or use single quotes"#)
    case "found undefined tag handle":
      ("a tag whose prefix is not declared", "put quotes around a value that starts with '!'")
    case "did not find expected alphabetic or numeric character":
      (
        "an anchor or alias without a name",
        "put quotes around a value that starts with '&' or '*'"
      )
    case "found incompatible YAML document":
      ("the file asks for a version of YAML that is not read", "remove the %YAML line")
    default: (problem, nil)
    }
  }
}

extension YAMLSource {
  func isTab(at offset: Int) -> Bool { offset < range.upperBound && bytes[offset] == 0x09 }

  /// The tab among the blanks that start the line of `offset`, when there is one.
  func indentingTab(before offset: Int) -> Int? {
    for index in lineRange(of: offset) {
      if bytes[index] == 0x09 { return index }
      if bytes[index] != 0x20 { return nil }
    }
    return nil
  }
}
