import Diagnostics
import Foundation
import Testing
import WorkspaceFixtures

@testable import Formats

/// Compressed files, made by the gzip and zstd programs (Debian 12: gzip 1.12, zstd 1.5.4) from
/// `[1]\n[2]\n[3]\n`, given in hexadecimal.
struct CompressedLinesTests {
  /// `printf '[1]\n[2]\n[3]\n' | gzip -n`
  static let gzip = bytes("1f8b08000000000000038b368ce58a360262e3582e00d96aed1e0c000000")
  /// `printf '[1]\n[2]\n[3]\n' | zstd`
  static let zstd = bytes("28b52ffd04586100005b315d0a5b325d0a5b335d0adab0173b")

  static func bytes(_ digits: String) -> [UInt8] {
    var result: [UInt8] = []
    var rest = Substring(digits)
    while !rest.isEmpty {
      result.append(UInt8(rest.prefix(2), radix: 16) ?? 0)
      rest = rest.dropFirst(2)
    }
    return result
  }

  private func pass(_ name: String, _ bytes: [UInt8]) throws -> LineChunksTests.Pass {
    let workspace = try FixtureWorkspace()
    try workspace.write(name, bytes: bytes)
    return try LineChunksTests.pass(name, in: workspace)
  }

  @Test(arguments: [("a.jsonl.gz", gzip), ("a.jsonl.zst", zstd)])
  func `one part and several are read, and the file's own bytes are hashed`(
    name: String, bytes: [UInt8]
  ) throws {
    let one = try pass(name, bytes)
    #expect(one.lines == ["1:[1]", "2:[2]", "3:[3]"])
    #expect(one.sha256 == SHA256.hexadecimal(of: bytes))
    let two = try pass(name, bytes + bytes)
    #expect(two.lines == ["1:[1]", "2:[2]", "3:[3]", "4:[1]", "5:[2]", "6:[3]"])
    #expect(one.diagnostics + two.diagnostics == [] && !two.isBroken)
  }

  @Test(arguments: [("a.jsonl.gz", gzip), ("a.jsonl.zst", zstd)])
  func `cut off anywhere, it is a diagnostic and no trap`(name: String, bytes: [UInt8]) throws {
    for count in 0..<bytes.count {
      let cut = try pass(name, Array(bytes.prefix(count)))
      #expect(cut.diagnostics.map(\.code) == ["GP1120"], "\(count)")
      #expect(cut.isBroken)
      #expect(cut.sha256 == SHA256.hexadecimal(of: Array(bytes.prefix(count))))
    }
  }

  /// The content is small enough that each flip is seen by a header, a code or the checksum; in
  /// the header of gzip the time, the flags of speed and the system mean nothing.
  @Test func `a flipped bit is a diagnostic or changes nothing`() throws {
    for (name, bytes) in [("a.jsonl.gz", Self.gzip), ("a.jsonl.zst", Self.zstd)] {
      for index in bytes.indices {
        for bit in 0..<8 {
          var flipped = bytes
          flipped[index] ^= 1 << bit
          let read = try pass(name, flipped)
          let isSame = read.lines == ["1:[1]", "2:[2]", "3:[3]"] && read.diagnostics.isEmpty
          #expect(isSame || !read.diagnostics.isEmpty, "\(name) \(index) \(bit)")
        }
      }
    }
  }

  @Test(arguments: [("a.jsonl.gz", gzip), ("a.jsonl.zst", zstd)])
  func `what follows is named and not read`(name: String, bytes: [UInt8]) throws {
    let read = try pass(name, bytes + Array("[4]\n".utf8))
    #expect(read.lines.count == 3)
    #expect(read.diagnostics.map(\.code) == ["GP1125"] && !read.isBroken)
  }

  /// 256 MiB of blanks in one frame, as `zstd` writes runs: 29 bytes of frame for each 128 KiB.
  @Test func `a bomb is stopped`() throws {
    // Frame header without a checksum, window of 1 MiB; blocks of 128 KiB of one repeated byte.
    var bomb: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x50]
    for block in 0..<2048 {
      let header = (131_072 << 3) | (1 << 1) | (block == 2047 ? 1 : 0)
      bomb += [UInt8(header & 0xFF), UInt8(header >> 8 & 0xFF), UInt8(header >> 16), 0x20]
    }
    let read = try pass("a.jsonl.zst", bomb)
    #expect(read.lines == [] || read.lines == ["1!GP2112:1"])
    #expect(read.diagnostics.map(\.code) == ["GP1123"] && read.isBroken)
  }

  @Test func `a window over the limit is refused, a skippable frame is skipped`() throws {
    // Window descriptor 0xA8: 2^31 bytes.
    let wide = try pass("a.jsonl.zst", [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0xA8, 0x01, 0x00, 0x00])
    #expect(wide.diagnostics.map(\.code) == ["GP1121"])
    let skipped: [UInt8] = [0x50, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3]
    #expect(try pass("a.jsonl.zst", skipped + Self.zstd).lines.count == 3)
  }
}
