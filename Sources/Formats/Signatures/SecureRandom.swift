import CCrypto

/// Random bytes for keys, by libcrypto.
enum SecureRandom {
  static func bytes(_ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let isDone = unsafe RAND_bytes(&bytes, Int32(clamping: count))
    precondition(isDone == 1, "the system has a source of randomness")
    return bytes
  }
}
