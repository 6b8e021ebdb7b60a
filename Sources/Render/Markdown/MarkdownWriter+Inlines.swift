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
      write(inline, isNextLoose: index + 1 < inlines.count ? inlines[index + 1].startsLoosely : true)
    }
  }

  private mutating func write(_ inline: Inline, isNextLoose: Bool) {
    switch inline {
    case .text(let text): buffer.append(text: text)
    case .strong(let inner): writeMarked(inner, "**", \.isStrong, isNextLoose: isNextLoose)
    case .emphasis(let inner): writeMarked(inner, "*", \.isEmphasis, isNextLoose: isNextLoose)
    case .code(let text): buffer.append(code: text, isInCell: state.isInCell)
    case .link(let label, let target): writeLink(label, destination(of: target))
    case .mark(let mark): write(mark)
    case .figure(let figure, let form): write(figure, form)
    case .source(let source):
      writeLink([.code(source.citation)], references.destination(of: source))
    case .instant(let instant): buffer.append(text: references.text(instant))
    }
  }

  private mutating func write(_ mark: StatusMark) {
    buffer.append(safe: mark.shape.utf8)
    buffer.append(mark: " ")
    buffer.append(text: mark.word)
  }

  private mutating func write(_ figure: Figure, _ form: FigureForm) {
    let text = form == .full ? FigureText.full(figure) : FigureText.short(figure)
    writeLink([.text(text)], destination(of: .page("figures/\(figure.id)/")))
    if form == .full, figure.isProvisional {
      buffer.append(mark: " ")
      write(StatusMark(.neutral, "provisional"))
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

  /// nil where the link would lead nowhere.
  private func destination(of target: LinkTarget) -> String? {
    switch target {
    case .page(let path, let fragment):
      guard references.pages.contains(path) else { return nil }
      let way = LinkDestination.relative(from: page, to: path + "index.md")
      return fragment.map { "\(way)#\(LinkDestination.encoded($0))" } ?? way
    case .file(let path): return LinkDestination.relative(from: page, to: path)
    case .external(let address): return LinkDestination.external(address)
    }
  }

  /// Emphasis, where CommonMark would see it as such: a mark beside a letter needs a letter on its
  /// inner side too. Else the text goes without.
  private mutating func writeMarked(
    _ inner: [Inline], _ mark: StaticString, _ flag: WritableKeyPath<InlineState, Bool>,
    isNextLoose: Bool
  ) {
    guard !state[keyPath: flag] else { return write(inner) }
    state[keyPath: flag] = true
    defer { state[keyPath: flag] = false }
    let start = buffer.count
    let isLoose = isNextLoose && isBufferLoose
    // Beside a closing mark, an opening one would be read as part of it.
    if buffer.last != .asterisk || buffer.count == state.markEnd {
      buffer.append(mark: mark)
      state.markEnd = buffer.count
      let content = buffer.count
      write(inner)
      buffer.trimSpaces(downTo: content)
      if Self.canStand(buffer.bytes[content...], isLoose: isLoose) {
        buffer.append(mark: mark)
        return
      }
    }
    buffer.truncate(to: start)
    write(inner)
  }

  private var isBufferLoose: Bool {
    guard !buffer.isAtContentStart, let last = buffer.last else { return true }
    return last == .space || last.isASCIIPunctuation
  }

  private static func canStand(_ content: ArraySlice<UInt8>, isLoose: Bool) -> Bool {
    guard let first = content.first, let last = content.last, first != .space else { return false }
    if first.isASCIIAlphanumeric, last.isASCIIAlphanumeric { return true }
    let scalars = String(decoding: content, as: UTF8.self).unicodeScalars
    let isBlank = [scalars.first, scalars.last].contains { $0?.properties.isWhitespace != false }
    return isLoose && !isBlank
  }
}

extension Inline {
  /// Whether a closing mark may stand before it: it begins with a blank or a punctuation mark.
  fileprivate var startsLoosely: Bool {
    switch self {
    case .text(let text):
      text.utf8.first.map { $0 <= .space || $0.isASCIIPunctuation } ?? false
    case .code: true
    case .link, .strong, .emphasis, .mark, .figure, .source, .instant: false
    }
  }
}
