import Testing

@testable import Formats

/// What one store keeps for several threads: each piece has the bytes that its number says.
@Suite struct SpillFileTests {
  static func piece(_ number: Int) -> [UInt8] {
    (0..<(100 + number % 7 * 50)).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ number) }
  }

  /// Below the limit, over it from some piece on, and from the first piece on.
  @Test(arguments: [1 << 20, 20_000, 0])
  func `pieces of several threads are read as they were written`(limit: Int) async throws {
    let store = SpillFile(limit: limit, folders: ["/var/tmp", "/tmp"])
    let places = try await withThrowingTaskGroup(of: [(Int, SpillFile.Place)].self) { group in
      for thread in 0..<4 {
        group.addTask {
          var places: [(Int, SpillFile.Place)] = []
          for number in stride(from: thread, to: 400, by: 4) {
            places.append((number, try store.append(Self.piece(number))))
            // Those of before can be read while others write.
            let (earlier, place) = places[places.count / 2]
            #expect(Array(try store.read(place)) == Self.piece(earlier))
          }
          return places
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(places.count == 400)
    #expect(store.count == (0..<400).reduce(0) { $0 + Self.piece($1).count })
    for (number, place) in places {
      #expect(Array(try store.read(place)) == Self.piece(number))
      let part = SpillFile.Place(offset: place.offset + 10, count: 20)
      #expect(Array(try store.read(part)) == Array(Self.piece(number)[10..<30]))
    }
    // No two of them lie over each other.
    let ends = places.map(\.1).sorted { $0.offset < $1.offset }
    #expect(zip(ends, ends.dropFirst()).allSatisfy { $0.offset + $0.count == $1.offset })
  }

  @Test func `without a folder that takes the file everything stays in memory`() throws {
    let store = SpillFile(limit: 0, folders: ["/no/such/folder"])
    let place = try store.append(Self.piece(3))
    #expect(Array(try store.read(place)) == Self.piece(3))
  }
}
