import CCrypto

/// Signatures of RFC 8032 by libcrypto.
enum Ed25519 {
  /// The public half of a key: 32 bytes.
  static func publicKey(seed: [UInt8]) -> [UInt8] {
    unsafe withKey(seed: seed) { key in
      var bytes = [UInt8](repeating: 0, count: 32)
      var count = bytes.count
      let isDone = unsafe EVP_PKEY_get_raw_public_key(key, &bytes, &count)
      precondition(isDone == 1 && count == 32, "an Ed25519 key has a public half")
      return bytes
    }
  }

  /// 64 bytes, always the same for the same key and message.
  static func signature(of message: [UInt8], seed: [UInt8]) -> [UInt8] {
    unsafe withKey(seed: seed) { key in
      let context = unsafe EVP_MD_CTX_new()
      defer { unsafe EVP_MD_CTX_free(context) }
      var signature = [UInt8](repeating: 0, count: 64)
      var count = signature.count
      var isDone = unsafe EVP_DigestSignInit(context, nil, nil, nil, key) == 1
      isDone =
        unsafe isDone
        && EVP_DigestSign(context, &signature, &count, message, message.count) == 1
      precondition(isDone && count == 64, "libcrypto signs with Ed25519")
      return signature
    }
  }

  static func verifies(_ signature: [UInt8], of message: [UInt8], key: [UInt8]) -> Bool {
    guard let key = unsafe EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, key, key.count)
    else { return false }
    defer { unsafe EVP_PKEY_free(key) }
    let context = unsafe EVP_MD_CTX_new()
    defer { unsafe EVP_MD_CTX_free(context) }
    return unsafe EVP_DigestVerifyInit(context, nil, nil, nil, key) == 1
      && EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
  }

  private static func withKey(seed: [UInt8], _ body: (OpaquePointer) -> [UInt8]) -> [UInt8] {
    guard let key = unsafe EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, seed.count)
    else { preconditionFailure("libcrypto has Ed25519, whose seeds are any 32 bytes") }
    defer { unsafe EVP_PKEY_free(key) }
    return unsafe body(key)
  }
}
