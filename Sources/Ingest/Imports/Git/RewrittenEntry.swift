/// Lines of a record that a commit took away or wrote anew, though the record is only ever added to.
package struct RewrittenEntry: Hashable, Sendable {
  /// The commit's full name; nil for what is not committed yet.
  package var commit: String?
  /// As git has it: RFC 3339; empty for what is not committed yet.
  package var date: String
  package var author: String
  /// From the folder that was asked about.
  package var path: String
  /// The first of the lines as the file was before, from 1, or the line before which something was
  /// inserted; 0 where the whole file went.
  package var line: Int
  package var count: Int
  /// The first of the lines as it was.
  package var text: String
  /// Whether nothing stands in their place.
  package var isDeleted: Bool
  /// Whether it was put before the line, and nothing was taken away.
  package var isInserted = false
  /// Against one of several parents.
  var isOfMerge: Bool
}
