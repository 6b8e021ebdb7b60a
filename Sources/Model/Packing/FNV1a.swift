/// The FNV-1a hash of 64 bits: the same in every run, for finding what might be equal and for short
/// names. Not for security. Source: draft-eastlake-fnv.
package enum FNV1a {
  package static func hash(_ text: String) -> UInt64 { hash(text.utf8) }

  // Specialised here: as a generic function it would be some ten times as slow.
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }
}
