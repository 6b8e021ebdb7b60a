import CZstd

/// The content of a Zstandard file (RFC 8878) of one or more frames; skippable frames are skipped.
@safe final class ZstdStream: ByteSource {
  /// Windows up to 128 MiB, the limit of the zstd program too.
  private static let windowLog: Int32 = 27

  private var input: CompressedInput
  private var limit = DecompressionLimit()
  private let context: OpaquePointer
  private var isInFrame = true

  init(_ source: FileStream) {
    input = CompressedInput(source)
    guard let context = unsafe ZSTD_createDCtx() else { preconditionFailure("no memory for zstd") }
    unsafe self.context = context
    let code = unsafe ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, Self.windowLog)
    precondition(ZSTD_isError(code) == 0, "zstd knows windows of 2^27 bytes")
  }

  deinit { unsafe ZSTD_freeDCtx(context) }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamFault) -> Int {
    while let (code, count) = unsafe try step(into: buffer) {
      if ZSTD_isError(code) != 0 { throw fault(code) }
      isInFrame = code != 0
      if code == 0 { try limit.addMember() }
      try limit.add(count, input: input.used)
      if count > 0 { return count }
    }
    return 0
  }

  private func fault(_ code: Int) -> StreamFault {
    // Bytes that are no frame behind one that is.
    if !isInFrame, ZSTD_getErrorCode(code) == ZSTD_error_prefix_unknown { return .trailing }
    return .corrupt(unsafe String(cString: ZSTD_getErrorName(code)))
  }

  /// What zstd says to some input, and how much came out; nil at the end.
  private func step(
    into buffer: UnsafeMutableRawBufferPointer
  ) throws(StreamFault) -> (code: Int, count: Int)? {
    let context = unsafe context
    let isInFrame = isInFrame
    return try unsafe input.use {
      (bytes) throws(StreamFault) -> (used: Int, (code: Int, count: Int)?) in
      if unsafe bytes.isEmpty, !isInFrame { return (0, nil) }
      var source = unsafe ZSTD_inBuffer(src: bytes.baseAddress, size: bytes.count, pos: 0)
      var target = unsafe ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: 0)
      let code = unsafe ZSTD_decompressStream(context, &target, &source)
      // Without input it may still have had output in store; a frame that has begun must end.
      if unsafe bytes.isEmpty, unsafe target.pos == 0 { throw .truncated }
      return unsafe (source.pos, (code, target.pos))
    }
  }
}
