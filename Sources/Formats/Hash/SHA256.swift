/// SHA-256 by libcrypto.
package enum SHA256 {
  /// Lower-case hexadecimal.
  package static func hexadecimal(of bytes: [UInt8]) -> String { preconditionFailure("to come") }
}
