import CYAML

/// libyaml's events over a text in memory, one at a time. The only place that touches libyaml's
/// pointers; the owner frees them.
@safe struct YAMLEventStream: ~Copyable {
  enum Kind {
    case streamStart, streamEnd, documentStart, documentEnd, alias, scalar
    case sequenceStart, sequenceEnd, mappingStart, mappingEnd
  }

  // The parser keeps its own address (it reads its input by a callback on itself), so it may not
  // be moved and lives on the heap.
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  private let event: UnsafeMutablePointer<yaml_event_t>
  private var hasParser: Bool
  private var hasEvent = false

  /// Lends the events of `bytes[range]`, which must be UTF-8.
  static func withEvents<Result>(
    of bytes: [UInt8], in range: Range<Int>, _ body: (inout YAMLEventStream) -> Result
  ) -> Result {
    unsafe bytes.withUnsafeBufferPointer { buffer in
      var stream = unsafe YAMLEventStream(UnsafeBufferPointer(rebasing: buffer[range]))
      return body(&stream)
    }
  }

  private init(_ input: UnsafeBufferPointer<UInt8>) {
    unsafe parser = .allocate(capacity: 1)
    unsafe event = .allocate(capacity: 1)
    unsafe hasParser = yaml_parser_initialize(parser) == 1
    if hasParser {
      unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
      unsafe yaml_parser_set_input_string(parser, input.baseAddress, input.count)
    }
  }

  deinit {
    if hasEvent { unsafe yaml_event_delete(event) }
    if hasParser { unsafe yaml_parser_delete(parser) }
    unsafe event.deallocate()
    unsafe parser.deallocate()
  }

  /// Steps to the next event; nil when libyaml gave up, and `problem` says why. Not to be called
  /// after `streamEnd` or nil.
  mutating func next() -> Kind? {
    guard hasParser else { return nil }
    if hasEvent { unsafe yaml_event_delete(event) }
    hasEvent = unsafe yaml_parser_parse(parser, event) == 1
    guard hasEvent else { return nil }
    switch unsafe event.pointee.type {
    case YAML_SCALAR_EVENT: return .scalar
    case YAML_MAPPING_START_EVENT: return .mappingStart
    case YAML_MAPPING_END_EVENT: return .mappingEnd
    case YAML_SEQUENCE_START_EVENT: return .sequenceStart
    case YAML_SEQUENCE_END_EVENT: return .sequenceEnd
    case YAML_ALIAS_EVENT: return .alias
    case YAML_DOCUMENT_START_EVENT: return .documentStart
    case YAML_DOCUMENT_END_EVENT: return .documentEnd
    case YAML_STREAM_START_EVENT: return .streamStart
    default: return .streamEnd
    }
  }
}

/// The event at hand. Each of these is asked for only of the kinds of event that have it.
extension YAMLEventStream {
  /// The character of the text, from 0, at which the event starts.
  var start: Int { unsafe event.pointee.start_mark.index }

  /// The line of the text, from 0 and as libyaml counts, on which the event ends.
  var endLine: Int { unsafe event.pointee.end_mark.line }

  enum Style { case plain, singleQuoted, doubleQuoted, literal, folded }

  /// Of a scalar.
  var style: Style {
    switch unsafe event.pointee.data.scalar.style {
    case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
    case YAML_LITERAL_SCALAR_STYLE: .literal
    case YAML_FOLDED_SCALAR_STYLE: .folded
    default: .plain
    }
  }

  /// Puts a scalar's text behind `text`.
  func appendText(to text: inout [UInt8]) {
    let scalar = unsafe event.pointee.data.scalar
    unsafe text.append(
      contentsOf: UnsafeBufferPointer(start: scalar.value, count: scalar.length))
  }

  /// Of a scalar or the start of a collection: the tag in full.
  var tag: String? {
    switch unsafe event.pointee.type {
    case YAML_SCALAR_EVENT: unsafe Self.string(event.pointee.data.scalar.tag)
    case YAML_SEQUENCE_START_EVENT: unsafe Self.string(event.pointee.data.sequence_start.tag)
    case YAML_MAPPING_START_EVENT: unsafe Self.string(event.pointee.data.mapping_start.tag)
    default: nil
    }
  }

  /// Of a scalar, the start of a collection, or an alias.
  var anchor: String? {
    switch unsafe event.pointee.type {
    case YAML_SCALAR_EVENT: unsafe Self.string(event.pointee.data.scalar.anchor)
    case YAML_SEQUENCE_START_EVENT: unsafe Self.string(event.pointee.data.sequence_start.anchor)
    case YAML_MAPPING_START_EVENT: unsafe Self.string(event.pointee.data.mapping_start.anchor)
    case YAML_ALIAS_EVENT: unsafe Self.string(event.pointee.data.alias.anchor)
    default: nil
    }
  }

  /// Of the start of a collection: whether it is written with brackets.
  var isFlow: Bool {
    switch unsafe event.pointee.type {
    case YAML_SEQUENCE_START_EVENT:
      unsafe event.pointee.data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE
    default: unsafe event.pointee.data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
    }
  }

  /// Of the start or the end of a document: whether `---` or `...` is left out.
  var isImplicit: Bool {
    switch unsafe event.pointee.type {
    case YAML_DOCUMENT_START_EVENT: unsafe event.pointee.data.document_start.implicit == 1
    default: unsafe event.pointee.data.document_end.implicit == 1
    }
  }

  private static func string(_ text: UnsafeMutablePointer<yaml_char_t>?) -> String? {
    guard let text = unsafe text else { return nil }
    return unsafe String(cString: text)
  }
}

/// Why libyaml gave up.
struct YAMLProblem {
  /// libyaml's own words; empty when it had no memory.
  var text: String
  /// What it was reading, in its words, and the character at which that starts.
  var context: (text: String, mark: Int)?
  var mark: Int
  /// The line of the mark, from 0 and as libyaml counts.
  var line: Int
  /// Of a character that is not allowed: its place among the bytes that libyaml was given.
  var byteOffset: Int?
}

extension YAMLEventStream {
  /// Asked for only after `next()` gave nil.
  var problem: YAMLProblem {
    guard hasParser, let text = unsafe parser.pointee.problem else {
      return YAMLProblem(text: "", mark: 0, line: 0)
    }
    var problem = unsafe YAMLProblem(
      text: String(cString: text), mark: parser.pointee.problem_mark.index,
      line: parser.pointee.problem_mark.line)
    // A reader's problem has no mark: it stays at the first character.
    if unsafe parser.pointee.error == YAML_READER_ERROR {
      problem.byteOffset = unsafe parser.pointee.problem_offset
    }
    if let context = unsafe parser.pointee.context {
      problem.context = unsafe (String(cString: context), parser.pointee.context_mark.index)
    }
    return problem
  }
}
