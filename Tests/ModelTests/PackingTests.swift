import Model
import Testing

/// What is packed comes back as it went. The texts are chosen for the borders of the packed form:
/// 40 hexadecimal digits, and lengths of 253, 254 and 255 bytes, where the form of a length changes.
struct PackingTests {
  private struct Packed {
    @PackedInstant var instant: Instant?
    @PackedCount var count: Int?
    @PackedHash var hash: String?
  }

  private static let hash = "0123456789abcdef0123456789abcdef01234567"

  @Test func `instants, counts and none`() {
    for instant in [nil, Instant(microseconds: 0), Instant(microseconds: -1), Instant(seconds: 9)] {
      var packed = Packed(instant: instant, count: nil, hash: nil)
      #expect(packed.instant == instant)
      packed.instant = nil
      #expect(packed.instant == nil)
      packed.instant = instant
      #expect(packed.instant == instant)
    }
    for count in [nil, 0, -1, 7, Int.max] {
      #expect(Packed(instant: nil, count: count, hash: nil).count == count)
    }
    #expect(MemoryLayout<PackedInstant>.size == 8 && MemoryLayout<PackedCount>.size == 8)
  }

  @Test(arguments: [
    nil, "", "v1.2", hash, hash.uppercased(), String(hash.dropLast()), hash + "8",
    "g" + hash.dropFirst(), String(repeating: "é", count: 20),
    "ffffffffffffffffffffffffffffffffffffffff",
  ])
  func `hashes and other texts`(text: String?) {
    #expect(Packed(instant: nil, count: nil, hash: text).hash == text)
  }

  @Test(arguments: [nil, "", "INC-7", hash])
  func `boxed texts`(text: String?) {
    var packed = Boxed(wrappedValue: text)
    #expect(packed.wrappedValue == text && packed == Boxed(wrappedValue: text))
    #expect(packed != Boxed(wrappedValue: "another"))
    packed.wrappedValue = "another"
    #expect(packed.wrappedValue == "another")
    #expect(MemoryLayout<Boxed<String>>.size == 8 && MemoryLayout<PackedPlan>.size == 8)
  }

  @Test(arguments: [Change.Plan.notStated, .none, .present(nil), .present(""), .present("PLAN.md")])
  func plans(plan: Change.Plan) {
    #expect(PackedPlan(wrappedValue: plan).wrappedValue == plan)
  }

  @Test(arguments: [
    [], [""], ["", ""], [hash], [hash, hash.uppercased(), "a"], ["PR-1", "é", hash],
    [253, 254, 255, 256, 70_000].map { String(repeating: "x", count: $0) },
    [String(repeating: "z", count: 40)],
  ])
  func `lists of texts`(texts: [String]) {
    var packed = PackedTexts(texts)
    #expect(packed.texts == texts)
    #expect(packed.isEmpty == texts.isEmpty)
    #expect(texts.allSatisfy(packed.contains) && !packed.contains("another"))
    // One by one they become the same value, whatever room was kept for them.
    var grown = texts.count > 1 ? PackedTexts(room: 1) : PackedTexts()
    for text in texts { grown.append(text.utf8.span) }
    #expect(grown == packed && grown.hashValue == packed.hashValue)
    packed.append(Self.hash.utf8.span)
    #expect(packed.texts == texts + [Self.hash])
    #expect(packed == PackedTexts(texts + [Self.hash]))
    var keys: [UInt64] = []
    packed.forEachKey { keys.append($0) }
    #expect(keys == packed.texts.map(PackedTexts.key))
  }
}
