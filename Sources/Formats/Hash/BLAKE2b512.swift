import CCrypto

/// BLAKE2b with 64 bytes (RFC 7693) by libcrypto.
enum BLAKE2b512 {
  static func bytes(of message: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: 64)
    var count: Int = 0
    let isDone = unsafe EVP_Q_digest(
      nil, "BLAKE2B-512", nil, message, message.count, &digest, &count)
    precondition(isDone == 1 && count == 64, "libcrypto has BLAKE2b-512")
    return digest
  }
}
