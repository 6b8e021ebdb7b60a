package import Model

/// The units of a week that people review: those whose keyed hashes come first. Nobody can choose
/// them, whoever has the key can choose them again, and who has it not cannot foresee them.
///
/// The hash of a unit is HMAC-SHA-256 of its id under the workspace's key, in lower-case
/// hexadecimal, as `printf %s UNIT | openssl dgst -sha256 -hmac KEY` gives it. The units are taken
/// in order of their hashes, then of their ids.
package struct SampleChoice: Sendable {
  package struct Unit: Hashable, Sendable {
    package let id: String
    package let hash: String

    package init(id: String, hash: String) {
      self.id = id
      self.hash = hash
    }
  }

  /// In order of their hashes.
  package let chosen: [Unit]
  /// How many there were to choose from.
  package let count: Int

  /// `part` of the units (0 to 1), at least one unless there are none; an id that comes twice is
  /// one.
  package init(from ids: some Sequence<String>, part: Rational, hash: (String) -> String) {
    let units = Set(ids).map { Unit(id: $0, hash: hash($0)) }
    count = units.count
    chosen = Array(units.sorted(by: Self.precedes).prefix(Self.size(of: part, units.count)))
  }

  /// The part of a number, rounded up: a target of 5 % is reached.
  package static func size(of part: Rational, _ count: Int) -> Int {
    guard count > 0 else { return 0 }
    let exact = part * Rational(count)
    let whole = (exact.numerator + exact.denominator - 1) / exact.denominator
    return max(1, min(count, Int(whole)))
  }

  private static func precedes(_ left: Unit, _ right: Unit) -> Bool {
    left.hash != right.hash
      ? left.hash.utf8.lexicographicallyPrecedes(right.hash.utf8)
      : left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
  }
}
