/// What a decompressor has of its file's bytes and has not yet used.
struct CompressedInput {
  private static let size = 1 << 17

  private let source: FileStream
  private var buffer = [UInt8](repeating: 0, count: size)
  private var filled = 0
  private var position = 0

  init(_ source: FileStream) { self.source = source }

  /// Bytes used so far.
  var used: Int { source.byteCount - (filled - position) }

  /// Hands the unused bytes to `body`, after reading more where there are none; it says how many
  /// it used. `body` gets no bytes at the end of the file.
  mutating func use<Result>(
    _ body: (UnsafeRawBufferPointer) throws(StreamFault) -> (used: Int, Result)
  ) throws(StreamFault) -> Result {
    if position == filled {
      let source = source
      var space = buffer.mutableSpan
      filled = try unsafe space.withUnsafeMutableBytes { (bytes) throws(StreamFault) in
        try unsafe source.read(into: bytes)
      }
      position = 0
    }
    let range = position..<filled
    let (used, result) = try unsafe buffer.span.withUnsafeBytes { (bytes) throws(StreamFault) in
      try unsafe body(UnsafeRawBufferPointer(rebasing: bytes[range]))
    }
    position += used
    return result
  }
}
