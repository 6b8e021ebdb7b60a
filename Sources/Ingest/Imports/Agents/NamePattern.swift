/// A name, or one with `*` for any run of bytes at its start or end.
struct NamePattern: Hashable, Sendable {
  private let middle: [UInt8]
  private let isOpenBefore: Bool
  private let isOpenAfter: Bool

  init(_ text: String) {
    var bytes = Array(text.utf8)
    isOpenBefore = bytes.first == UInt8(ascii: "*")
    if isOpenBefore { bytes.removeFirst() }
    isOpenAfter = bytes.last == UInt8(ascii: "*")
    if isOpenAfter { bytes.removeLast() }
    middle = bytes
  }

  func matches(_ name: String) -> Bool {
    let name = Array(name.utf8)
    switch (isOpenBefore, isOpenAfter) {
    case (false, false): return name == middle
    case (false, true): return name.starts(with: middle)
    case (true, false): return name.suffix(middle.count).elementsEqual(middle)
    case (true, true): return occurs(in: name)
    }
  }

  private func occurs(in name: [UInt8]) -> Bool {
    guard name.count >= middle.count else { return false }
    return (0...(name.count - middle.count)).contains { name[$0...].starts(with: middle) }
  }
}
