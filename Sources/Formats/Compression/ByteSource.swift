/// Bytes that come in order, from a file or out of a decompressor.
protocol ByteSource: AnyObject {
  /// Fills the buffer from its start, perhaps only in part; 0 at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(StreamFault) -> Int
}

/// Why a stream ends before its end.
enum StreamFault: Error, Equatable {
  case file(FileError)
  /// The compressed data stop short.
  case truncated
  /// In the decompressor's words.
  case corrupt(String)
  /// More than `DecompressionLimit.byteLimit`.
  case tooLarge
  /// Grows more than `DecompressionLimit.ratioLimit` times.
  case bomb
  case tooManyMembers
  /// Something else follows the compressed data.
  case trailing
}
