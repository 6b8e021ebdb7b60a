/// The FNV-1a hash of 64 bits: the same in every run, for finding what might be equal and for short
/// names. Not for security. Source: draft-eastlake-fnv.
package enum FNV1a {
  package static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
