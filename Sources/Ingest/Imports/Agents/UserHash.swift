import Formats

/// Ids of people as keyed hashes: the same person has the same hash under the same key, and without
/// the key nobody can tell who it is.
struct UserHash {
  private let key: [UInt8]
  private let prefix: String
  private var known: [String: String] = [:]

  init(key: [UInt8]) {
    self.key = key
    // Tells the hashes of one key from those of another, and tells nothing of the key.
    let keyID = HMACSHA256.hexadecimal(of: Array("govpack key id".utf8), key: key).prefix(8)
    prefix = "hmac-sha256:\(keyID):"
  }

  /// `hmac-sha256:KEYID:` and 64 hexadecimal digits.
  mutating func hash(_ id: String) -> String {
    if let hash = known[id] { return hash }
    let hash = prefix + HMACSHA256.hexadecimal(of: Array(id.utf8), key: key)
    // Enough for the users of a day; the rest is hashed again.
    if known.count < 100_000 { known[id] = hash }
    return hash
  }
}
