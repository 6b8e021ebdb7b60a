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
    if end > array + 2 { texts = PackedTexts(room: room(ofItems: array)) }
    var item = array + 1
    while item < end {
      if tape.kind(item) == .string {
        append(item, to: &texts)
      } else {
        wrongType(key, "a list of texts", at: item)
      }
      item = tape.next(item)
    }
  }

  private func room(ofItems array: Int) -> Int {
    let end = tape.next(array)
    var room = 0
    var item = array + 1
    while item < end {
      room += PackedTexts.room(ofText: tape.byteCount(item))
      item = tape.next(item)
    }
    return room
  }

  private func append(_ string: Int, to texts: inout PackedTexts) {
    if tape.hasEscapes(string) {
      texts.append(tape.text(string).utf8.span)
    } else {
      tape.withBytes(string) { texts.append($0) }
    }
  }
}
