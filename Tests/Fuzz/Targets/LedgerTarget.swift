import Formats
@testable import Publish

/// What a site says of its past: a ledger, its lines, a manifest, a signature and a key. What is
/// taken for one is written again as the very same bytes.
struct LedgerTarget: FuzzTarget {
  func take(_ bytes: [UInt8]) {
    do throws(Ledger.Fault) {
      let ledger = try Ledger(bytes)
      precondition(ledger.bytes == bytes, "a ledger is its bytes")
    } catch {
      precondition(error.line >= 1 && !error.message.isEmpty)
    }
    for text in bytes.split(separator: 0x0A) {
      if let line = LedgerLine.read(text) { precondition(line.bytes == Array(text)) }
    }
    if let manifest = Manifest.read(bytes) {
      let once = manifest.json
      precondition(Manifest.read(once)?.json == once, "a manifest is written as it is read")
    }
    _ = PublishedSite.Restatements(bytes).named(by: Ledger())
    if let signature = MinisignSignature(bytes) {
      precondition(MinisignSignature(signature.bytes) == signature)
    }
    _ = MinisignPublicKey(bytes)
  }
}
