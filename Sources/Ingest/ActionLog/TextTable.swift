import Formats

/// The texts of a part of the log that are kept, each once; 0 is the empty one.
struct TextTable {
  private(set) var texts: [String] = [""]
  private var index = HashIndex()

  /// The number of a text of the present line.
  mutating func number(_ text: ActionLogLine.Text, _ lines: LogLines) -> UInt32 {
    if text.hash == 0 { return 0 }
    return number(hash: text.hash) { lines.string(text) }
  }

  /// The number of the text with this hash, which is made where it is new.
  mutating func number(hash: UInt64, _ make: () -> String) -> UInt32 {
    let (row, isNew) = index.row(hash, HashIndex.mix(hash, 1))
    if isNew { texts.append(make()) }
    return UInt32(row + 1)
  }

  /// The number of a text that is not the line's.
  mutating func number(_ text: String) -> UInt32 {
    number(hash: ContentHash.of(Array(text.utf8)).low | 1) { text }
  }

  mutating func append(_ text: String) -> UInt32 {
    texts.append(text)
    // Keeps numbers and rows in step; this key is none of a text's hash.
    _ = index.row(UInt64(texts.count), 0)
    return UInt32(texts.count - 1)
  }
}

/// The texts of all parts, each once.
struct GlobalTexts {
  private(set) var texts: [String] = [""]
  private var numbers: [[UInt8]: UInt32] = [[]: 0]

  /// The numbers of a part's texts here.
  mutating func numbers(of part: [String]) -> [UInt32] { part.map { number($0) } }

  mutating func number(_ text: String) -> UInt32 {
    // By bytes: Swift would hold two spellings of "é" for one text.
    let key = Array(text.utf8)
    if let number = numbers[key] { return number }
    let number = UInt32(texts.count)
    texts.append(text)
    numbers[key] = number
    return number
  }

  /// By text, its place among all in byte order; that of the empty one is 0.
  var ranks: [UInt32] {
    var ranks = [UInt32](repeating: 0, count: texts.count)
    let order = texts.indices.sorted { ByteOrder.precedes(texts[$0], texts[$1]) }
    for (rank, number) in order.enumerated() { ranks[number] = UInt32(rank) }
    return ranks
  }

  /// nil for the empty text.
  subscript(number: UInt32) -> String? { number == 0 ? nil : texts[Int(number)] }
}
