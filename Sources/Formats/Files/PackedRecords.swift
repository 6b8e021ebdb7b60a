/// Writes arrays of plain numbers as they lie in memory, one behind the other: what is read back by
/// the same build of the program alone.
package struct PackedWriter {
  package private(set) var bytes: [UInt8] = []

  /// With room for so many bytes.
  package init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

  /// The offset at which the items begin; a multiple of 16, as every plain type wants.
  @discardableResult
  package mutating func append<Item: BitwiseCopyable>(_ items: [Item]) -> Int {
    while bytes.count & 15 != 0 { bytes.append(0) }
    let start = bytes.count
    unsafe items.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
    return start
  }

  /// Writes an item over what stands at the start.
  package mutating func overwriteStart<Item: BitwiseCopyable>(_ item: Item) {
    precondition(MemoryLayout<Item>.size <= bytes.count, "the item lies over what was written")
    unsafe bytes.withUnsafeMutableBytes { unsafe $0.storeBytes(of: item, as: Item.self) }
  }
}

/// Reads what a `PackedWriter` wrote.
package enum PackedRecords {
  /// The items in the bytes. What is no whole item at the end is left out.
  package static func items<Item: BitwiseCopyable>(
    _ type: Item.Type, of bytes: ArraySlice<UInt8>
  ) -> [Item] {
    let count = bytes.count / MemoryLayout<Item>.stride
    return unsafe [Item](unsafeUninitializedCapacity: count) { buffer, filled in
      unsafe bytes.withUnsafeBytes { source in
        unsafe UnsafeMutableRawBufferPointer(buffer).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: source[..<(count * MemoryLayout<Item>.stride)]))
      }
      filled = count
    }
  }
}
