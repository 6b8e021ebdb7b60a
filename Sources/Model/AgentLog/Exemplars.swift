package import Diagnostics

/// How many records there are, and the places of the first ones by time, then place: what a figure
/// of the log cites as evidence. All places would be as long as the log; `explain` reads them again.
package struct Exemplars: Hashable, Sendable {
  /// Places kept of each group.
  package static let limit = 10

  package var count: Int
  /// At most `limit`.
  package var first: [SourceLocation]

  package init(count: Int = 0, first: [SourceLocation] = []) {
    self.count = count
    self.first = first
  }
}
