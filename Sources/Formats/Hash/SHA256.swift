import CCrypto

/// SHA-256 by libcrypto.
package enum SHA256 {
  /// Lower-case hexadecimal, 64 digits.
  package static func hexadecimal(of bytes: [UInt8]) -> String {
    var stream = Stream()
    stream.update(bytes)
    return stream.finish()
  }

  /// 32 bytes.
  package static func bytes(of bytes: [UInt8]) -> [UInt8] {
    var stream = Stream()
    stream.update(bytes)
    return stream.digest()
  }

  /// A digest of bytes that come in pieces: plain numbers, so that a later run can go on with it.
  package struct Stream: BitwiseCopyable, Sendable {
    private var context = SHA256_CTX()

    package init() {
      let isDone = unsafe SHA256_Init(&context)
      precondition(isDone == 1, "libcrypto has SHA-256")
    }

    package mutating func update(_ bytes: [UInt8]) {
      unsafe bytes.withUnsafeBytes { buffer in unsafe update(buffer) }
    }

    mutating func update(_ bytes: UnsafeRawBufferPointer) {
      let isDone = unsafe SHA256_Update(&context, bytes.baseAddress, bytes.count)
      precondition(isDone == 1, "libcrypto takes any bytes until the digest is finished")
    }

    /// Of what came up to here, in lower-case hexadecimal, 64 digits.
    package func finish() -> String { SHA256.hexadecimalText(digest()) }

    /// Of what came up to here: 32 bytes.
    package func digest() -> [UInt8] {
      var copy = context
      var digest = [UInt8](repeating: 0, count: 32)
      let isDone = unsafe SHA256_Final(&digest, &copy)
      precondition(isDone == 1, "libcrypto finishes a digest")
      return digest
    }
  }

  /// Two lower-case digits a byte.
  static func hexadecimalText(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
