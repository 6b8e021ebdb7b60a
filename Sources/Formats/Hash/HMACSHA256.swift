import CCrypto

/// HMAC-SHA-256 (RFC 2104) by libcrypto.
package enum HMACSHA256 {
  /// Lower-case hexadecimal, 64 digits.
  package static func hexadecimal(of bytes: [UInt8], key: [UInt8]) -> String {
    var code = [UInt8](repeating: 0, count: 32)
    var count = 0
    let result = unsafe EVP_Q_mac(
      nil, "HMAC", nil, "SHA256", nil, key, key.count, bytes, bytes.count, &code, code.count,
      &count)
    precondition(unsafe result != nil && count == 32, "libcrypto has HMAC with SHA-256")
    return SHA256.hexadecimalText(code)
  }
}
