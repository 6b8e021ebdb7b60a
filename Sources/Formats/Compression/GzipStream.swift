import CZlib

/// The content of a gzip file (RFC 1952) of one or more members, checked by their CRC.
@safe final class GzipStream: ByteSource {
  private var input: CompressedInput
  private var limit = DecompressionLimit()
  /// zlib keeps a pointer to it, so it may not move.
  private let state: UnsafeMutablePointer<z_stream>
  private var isInMember = true

  init(_ source: FileStream) {
    input = CompressedInput(source)
    unsafe state = .allocate(capacity: 1)
    unsafe state.initialize(to: z_stream())
    // 15: the largest window; 16: with a gzip header and no other.
    let code = unsafe inflateInit2_(
      state, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    precondition(code == Z_OK, "zlib is of the version it was built for, and has memory")
  }

  deinit {
    unsafe inflateEnd(state)
    unsafe state.deallocate()
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamFault) -> Int {
    while let (code, count) = unsafe try step(into: buffer) {
      switch code {
      case Z_STREAM_END:
        isInMember = false
        try limit.addMember()
      case Z_OK, Z_BUF_ERROR: isInMember = true
      default: throw .corrupt(unsafe state.pointee.msg.map { unsafe String(cString: $0) } ?? "")
      }
      try limit.add(count, input: input.used)
      if count > 0 { return count }
    }
    return 0
  }

  /// What zlib says to some input, and how much came out; nil at the end.
  private func step(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(StreamFault) -> (code: Int32, count: Int)? {
    let state = unsafe state
    let isInMember = isInMember
    return try unsafe input.use {
      (bytes) throws(StreamFault) -> (used: Int, (code: Int32, count: Int)?) in
      if unsafe bytes.isEmpty {
        // A member that has begun must end.
        if isInMember { throw .truncated }
        return (0, nil)
      }
      if !isInMember {
        if unsafe bytes[0] != 0x1F { throw .trailing }
        unsafe inflateReset(state)
      }
      unsafe state.pointee.next_in = UnsafeMutablePointer(
        mutating: bytes.baseAddress?.assumingMemoryBound(to: UInt8.self))
      unsafe state.pointee.avail_in = UInt32(bytes.count)
      unsafe state.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
      unsafe state.pointee.avail_out = UInt32(buffer.count)
      let code = unsafe inflate(state, Z_NO_FLUSH)
      let used = unsafe bytes.count - Int(state.pointee.avail_in)
      return unsafe (used, (code, buffer.count - Int(state.pointee.avail_out)))
    }
  }
}
