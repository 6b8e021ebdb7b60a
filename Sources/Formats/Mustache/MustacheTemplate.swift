package import Diagnostics

/// A parsed template of Mustache (specification 1.4, without lambdas, inheritance and dynamic
/// names): a flat list of tokens, ready to be rendered any number of times.
///
/// Beyond the specification a name may end in labels, as in
/// `{{figures.os.queue_load{queue="dev"}}}`.
package struct MustacheTemplate: Sendable {
  package let file: SourceFile
  let tokens: [MustacheToken]

  /// nil with diagnostics where the template is malformed.
  package static func parse(_ file: SourceFile, log: DiagnosticLog) -> MustacheTemplate? {
    var parser = MustacheParser(bytes: file.bytes)
    do {
      return MustacheTemplate(file: file, tokens: try parser.tokens())
    } catch {
      log.add(error.diagnostic(in: file))
      return nil
    }
  }

  /// A template that prints the text as it is, tags and all: what the program made, to stand
  /// where a partial is named.
  package static func literal(_ text: String, path: String = "") -> MustacheTemplate {
    var parser = MustacheParser(bytes: Array(text.utf8))
    return MustacheTemplate(
      file: SourceFile(path: path, bytes: []), tokens: parser.literalTokens())
  }
}

enum MustacheToken {
  case literal(String)
  /// A line of the template starts here: a partial's indentation goes here.
  case lineStart
  case variable(name: String, isEscaped: Bool, offset: Int)
  /// The body follows, up to the token at `end`.
  case section(name: String, isInverted: Bool, end: Int, offset: Int)
  case partial(name: String, indentation: String, offset: Int)
}

/// Why a template is malformed, and where.
struct MustacheFault: Error, Equatable {
  enum Reason: Equatable {
    case unclosedTag
    case emptyTag
    case unclosedSection(String)
    case unopenedSection(String)
    case wrongClosing(found: String, expected: String)
    case delimiters
    case unsupported
    case tooDeep
  }

  var reason: Reason
  /// Byte offset in the template.
  var offset: Int

  func diagnostic(in file: SourceFile) -> Diagnostic {
    let location = file.location(offset: offset)
    let (code, message) = text
    return Diagnostic(code, .error, message, at: location, excerpt: file.line(location.line))
  }

  private var text: (code: String, message: String) {
    switch reason {
    case .unclosedTag: ("GP4001", "this tag is not closed")
    case .emptyTag: ("GP4002", "this tag has no name")
    case .unclosedSection(let name): ("GP4003", "the section '\(name)' is not closed")
    case .unopenedSection(let name): ("GP4004", "'\(name)' is closed but was not opened")
    case .wrongClosing(let found, let expected):
      ("GP4005", "'\(found)' is closed here, but the section open is '\(expected)'")
    case .delimiters:
      ("GP4006", "new delimiters are two texts without spaces and '=', as in {{=<% %>=}}")
    case .unsupported: ("GP4007", "blocks and parents (template inheritance) are not supported")
    case .tooDeep:
      ("GP4008", "sections are nested deeper than \(MustacheParser.depthLimit) levels")
    }
  }
}
