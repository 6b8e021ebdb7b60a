import CCrypto

/// SHA-256 by libcrypto.
package enum SHA256 {
  /// Lower-case hexadecimal, 64 digits.
  package static func hexadecimal(of bytes: [UInt8]) -> String {
    var stream = Stream()
    stream.update(bytes)
    return stream.finish()
  }

  /// A digest of bytes that come in pieces.
  @safe package struct Stream: ~Copyable {
    private let context: OpaquePointer

    package init() {
      guard let context = unsafe EVP_MD_CTX_new(),
        unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1
      else { preconditionFailure("libcrypto has no SHA-256, or memory has run out") }
      unsafe self.context = unsafe context
    }

    deinit { unsafe EVP_MD_CTX_free(context) }

    package mutating func update(_ bytes: [UInt8]) {
      unsafe bytes.withUnsafeBytes { buffer in unsafe update(buffer) }
    }

    mutating func update(_ bytes: UnsafeRawBufferPointer) {
      let isDone = unsafe EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
      precondition(isDone == 1, "libcrypto takes any bytes until the digest is finished")
    }

    /// Lower-case hexadecimal, 64 digits.
    package consuming func finish() -> String {
      var digest = [UInt8](repeating: 0, count: 32)
      let isDone = unsafe EVP_DigestFinal_ex(context, &digest, nil)
      precondition(isDone == 1, "libcrypto finishes a digest once")
      return SHA256.hexadecimalText(digest)
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
