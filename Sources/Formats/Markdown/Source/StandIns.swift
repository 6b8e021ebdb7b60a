/// Stand-ins for escaped characters that mean something to an extension but nothing to cmark.
struct StandIns {
  static let none = StandIns()
  static func choose(for bytes: [UInt8]) -> StandIns { .none }
}
