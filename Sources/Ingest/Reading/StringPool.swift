import Formats

/// The texts that come again and again in one file, such as the names of services and people, each
/// held once in memory.
///
/// A class, because the readers of a file's objects share it.
final class StringPool {
  /// Beyond these a field is no name but an id, and pooling it would only cost room.
  private static let limit = 4096
  /// Swift holds up to so many bytes of a text within the `String` itself.
  private static let inline = 15

  private struct Slot {
    var hash: UInt32
    var text: String?
    /// The text as a list of one, made when it is first asked for.
    var list: [String] = []
  }

  private var slots = [Slot](repeating: Slot(hash: 0), count: limit * 2)
  private var count = 0

  /// The text of a string.
  func text(_ node: Int, of tape: JSONTape) -> String {
    if tape.byteCount(node) <= Self.inline { return tape.text(node) }
    guard let slot = slot(node, of: tape) else { return tape.text(node) }
    return slots[slot].text ?? ""
  }

  /// The text of a string as a list of one.
  func list(_ node: Int, of tape: JSONTape) -> [String] {
    guard let slot = slot(node, of: tape) else { return [tape.text(node)] }
    if slots[slot].list.isEmpty { slots[slot].list = [slots[slot].text ?? ""] }
    return slots[slot].list
  }

  /// Where the text is, or now is; nil where the pool is full.
  private func slot(_ node: Int, of tape: JSONTape) -> Int? {
    let hash = tape.hash(node)
    var slot = Int(hash) & (slots.count - 1)
    while let text = slots[slot].text {
      if slots[slot].hash == hash, tape.isText(node, text) { return slot }
      slot = (slot + 1) & (slots.count - 1)
    }
    guard count < Self.limit else { return nil }
    count += 1
    slots[slot] = Slot(hash: hash, text: tape.text(node))
    return slot
  }
}
