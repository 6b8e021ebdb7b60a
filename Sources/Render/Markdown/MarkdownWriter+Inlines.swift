import Diagnostics
import Figures
import Model
package import Pack

/// Where in a line the writer is.
struct InlineState {
  var isInCell = false
  /// Links do not nest.
  var isInLink = false
  var isStrong = false
  var isEmphasis = false
  /// Where the last opening mark ends: another may follow it at once, to nest.
  var markEnd = 0
}

extension MarkdownWriter {
  package mutating func write(_ inlines: [Inline]) {
    for (index, inline) in inlines.enumerated() {
      write(
        inline, isNextLoose: index + 1 < inlines.count ? inlines[index + 1].startsLoosely : true)
    }
  }

  private mutating func write(_ inline: Inline, isNextLoose: Bool) {
    switch inline {
    case .text(let text): buffer.append(text: text)
    case .strong(let inner): writeMarked(inner, "**", \.isStrong, isNextLoose: isNextLoose)
    case .emphasis(let inner): writeMarked(inner, "*", \.isEmphasis, isNextLoose: isNextLoose)
    case .code(let text): buffer.append(code: text, isInCell: state.isInCell)
    case .link(let label, let target): writeLink(label, destination(of: target))
    case .mark(let mark): write(mark, isNextLoose: isNextLoose)
    case .figure(let figure, let form): write(figure, form, isNextLoose: isNextLoose)
    case .source(let source):
      writeLink([.code(source.citation)], references.destination(of: source))
    case .instant(let instant): buffer.append(text: references.text(instant))
    case .sparkline(let sparkline):
      writeImage([.text(sparkline.takeaway)], drawings.add(sparkline))
    }
  }

  /// `**● met**`: strong text that begins with a shape is a judgement, and nothing else is.
  private mutating func write(_ mark: StatusMark, isNextLoose: Bool) {
    let content = [Inline.text("\(mark.shape) \(mark.word)")]
    writeMarked(content, "**", \.isStrong, isNextLoose: isNextLoose, isJudgement: true)
  }

  private mutating func write(_ figure: Figure, _ form: FigureForm, isNextLoose: Bool) {
    let text = form == .full ? FigureText.full(figure) : FigureText.short(figure)
    writeLink([.text(text)], destination(of: .page("figures/\(figure.id)/")))
    if form == .full, figure.isProvisional {
      buffer.append(mark: " ")
      write(StatusMark(.neutral, "provisional"), isNextLoose: isNextLoose)
    }
  }

  /// `[label](destination)`, or the label alone where there is no destination, or inside a link.
  private mutating func writeLink(_ label: [Inline], _ destination: String?) {
    guard let destination, !state.isInLink else { return write(label) }
    let start = buffer.count
    buffer.append(mark: "[")
    state.isInLink = true
    let content = buffer.count
    write(label)
    state.isInLink = false
    guard buffer.count > content else { return buffer.truncate(to: start) }
    buffer.append(mark: "](")
    buffer.append(safe: destination.utf8)
    buffer.append(mark: ")")
  }

  /// `![description](destination)`; the destination is made of slugs.
  mutating func writeImage(_ description: [Inline], _ destination: String) {
    buffer.append(mark: "![")
    write(description)
    buffer.append(mark: "](")
    buffer.append(safe: destination.utf8)
    buffer.append(mark: ")")
  }

  /// nil where the link would lead nowhere.
  private func destination(of target: LinkTarget) -> String? {
    switch target {
    case .page(let path, let fragment):
      guard references.pages.contains(path) else { return nil }
      let way = LinkDestination.relative(from: page, to: path + "index.md")
      return fragment.map { "\(way)#\(LinkDestination.encoded($0))" } ?? way
    case .file where references.isAlone: return nil
    case .file(let path): return LinkDestination.relative(from: page, to: path)
    case .external(let address): return LinkDestination.external(address)
    }
  }

  /// Emphasis, where CommonMark would see it as such: a mark beside a letter needs a letter on its
  /// inner side too. Else the text goes without.
  private mutating func writeMarked(
    _ inner: [Inline], _ mark: StaticString, _ flag: WritableKeyPath<InlineState, Bool>,
    isNextLoose: Bool, isJudgement: Bool = false
  ) {
    guard !state[keyPath: flag] else { return write(inner) }
    state[keyPath: flag] = true
    defer { state[keyPath: flag] = false }
    let start = buffer.count
    // Beside a closing mark, an opening one would be read as part of it.
    if buffer.last != .asterisk || buffer.count == state.markEnd {
      let content = rendered(inner, behind: mark)
      let edges = Edges(content)
      // A blank inside belongs before the mark.
      if content.first == .space, !buffer.isAtContentStart, buffer.last != .space {
        buffer.append(mark: " ")
      }
      if edges.canStand(isLoose: isBufferLoose, isNextLoose: isNextLoose),
        isJudgement || flag == \.isEmphasis || !edges.beginsWithShape
      {
        buffer.append(mark: mark)
        buffer.append(safe: content.drop { $0 == .space })
        buffer.append(mark: mark)
        return
      }
    }
    buffer.truncate(to: start)
    write(inner)
  }

  /// What the inlines become after that mark, without blanks at the end; the buffer stays.
  private mutating func rendered(_ inner: [Inline], behind mark: StaticString) -> ArraySlice<UInt8>
  {
    let start = buffer.count
    buffer.append(mark: mark)
    state.markEnd = buffer.count
    write(inner)
    buffer.trimSpaces(downTo: state.markEnd)
    // A copy: beside a slice of it the whole page would be copied to be cut.
    let content = ArraySlice(Array(buffer.bytes[(start + mark.utf8CodeUnitCount)...]))
    buffer.truncate(to: start)
    return content
  }

  private var isBufferLoose: Bool {
    guard !buffer.isAtContentStart, let last = buffer.last else { return true }
    return last == .space || last.isASCIIPunctuation
  }
}

/// The first and the last scalar of marked text: they decide whether the marks count.
private struct Edges {
  private let first: Unicode.Scalar?
  private let last: Unicode.Scalar?

  init(_ text: ArraySlice<UInt8>) {
    let content = text.drop { $0 == .space }
    // A scalar is at most four bytes long.
    first = String(decoding: content.prefix(4), as: UTF8.self).unicodeScalars.first
    last = String(decoding: content.suffix(4), as: UTF8.self).unicodeScalars.last
  }

  /// Whether the text would pass for a judgement.
  var beginsWithShape: Bool {
    guard let first else { return false }
    return StatusMark.Tone.allCases.contains {
      StatusMark($0, "").shape.unicodeScalars.first == first
    }
  }

  /// What is no ASCII letter or digit is taken for punctuation, which needs a blank or punctuation
  /// on the mark's other side.
  func canStand(isLoose: Bool, isNextLoose: Bool) -> Bool {
    guard let first, let last, !first.properties.isWhitespace, !last.properties.isWhitespace else {
      return false
    }
    return (isLoose || Self.isAlphanumeric(first)) && (isNextLoose || Self.isAlphanumeric(last))
  }

  private static func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII && UInt8(truncatingIfNeeded: scalar.value).isASCIIAlphanumeric
  }
}

extension Inline {
  /// Whether a closing mark may stand before it: it begins with a blank or a punctuation mark.
  fileprivate var startsLoosely: Bool {
    switch self {
    case .text(let text):
      text.utf8.first.map { $0 <= .space || $0.isASCIIPunctuation } ?? false
    case .code: true
    case .link, .strong, .emphasis, .mark, .figure, .source, .instant, .sparkline: false
    }
  }
}
