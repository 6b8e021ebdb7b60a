/// Where rendered files go: the narrow waist between rendering and publishing. Tests publish
/// into memory, builds into a staging folder.
package protocol OutputTree: Sendable {
  /// Adds a file. `path` is relative, made of slugs and `/`. Called from several threads.
  ///
  /// Throws when the file cannot be written; two files of one path are a bug of the caller.
  func add(_ path: String, _ bytes: [UInt8]) throws

  /// The same for a file that is too long to be held in one piece.
  func add(_ path: String, pieces: some Sequence<[UInt8]>) throws
}
