/// Text in lines of a width, parted at blanks; what a line cannot hold is parted anywhere.
enum TextLines {
  /// At most `limit` lines; the last one ends in `…` where there is more.
  static func of(
    _ text: String, width: Double, size: Double = TextWidth.size, limit: Int = 3
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in words(text, width: width, size: size) {
      let longer = line.isEmpty ? word : "\(line) \(word)"
      if TextWidth.of(longer, size: size) <= width || line.isEmpty {
        line = longer
      } else {
        lines.append(line)
        line = word
      }
    }
    if !line.isEmpty { lines.append(line) }
    guard lines.count > limit else { return lines }
    return lines.prefix(limit - 1) + [shortened(lines[limit - 1] + "…", width: width, size: size)]
  }

  /// The text if it fits, else as much of its begin as does, and `…`.
  static func shortened(_ text: String, width: Double, size: Double = TextWidth.size) -> String {
    guard TextWidth.of(text, size: size) > width else { return text }
    var kept = text
    while !kept.isEmpty, TextWidth.of(kept + "…", size: size) > width { kept.removeLast() }
    while kept.last == " " || kept.last == "…" { kept.removeLast() }
    return kept + "…"
  }

  private static func words(_ text: String, width: Double, size: Double) -> [String] {
    var words: [String] = []
    for word in text.split(whereSeparator: { " \n\t\r".contains($0) }) {
      var rest = word[...]
      while TextWidth.of(String(rest), size: size) > width, rest.count > 1 {
        var piece = rest
        while piece.count > 1, TextWidth.of(String(piece), size: size) > width {
          piece = piece.dropLast()
        }
        words.append(String(piece))
        rest = rest.dropFirst(piece.count)
      }
      words.append(String(rest))
    }
    return words
  }
}
