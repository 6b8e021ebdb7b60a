import Formats
import Model

extension ObjectReader {
  /// A list of ids and hashes, which hardly come again in the file; none of them becomes a `String`. A
  /// text alone is a list of one.
  mutating func packedTexts(_ key: StaticString) -> PackedTexts {
    var texts = PackedTexts()
    guard let value = value(key) else { return texts }
    switch tape.kind(value) {
    case .string where tape.byteCount(value) == 0: break
    case .string: append(value, to: &texts)
    case .array: append(itemsOf: value, key, to: &texts)
    default: wrongType(key, "a list of texts", at: value)
    }
    return texts
  }

  private mutating func append(
    itemsOf array: Int, _ key: StaticString, to texts: inout PackedTexts
  ) {
    let end = tape.next(array)
    var item = array + 1
    var room = 0
    while item < end, end > array + 2 {
      room += PackedTexts.room(ofText: tape.byteCount(item))
      item = tape.next(item)
    }
    if room > 0 { texts = PackedTexts(room: room) }
    item = array + 1
    while item < end {
      if tape.kind(item) == .string {
        append(item, to: &texts)
      } else {
        wrongType(key, "a list of texts", at: item)
      }
      item = tape.next(item)
    }
  }

  private func append(_ string: Int, to texts: inout PackedTexts) {
    if tape.hasEscapes(string) {
      texts.append(tape.text(string).utf8.span)
    } else {
      tape.withBytes(string) { texts.append($0) }
    }
  }
}
