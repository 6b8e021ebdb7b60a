/// The record of the example company: `govpack.yaml`, `state/`, `ops/` and three documents of this
/// repository, compiled into the program.
package enum ExampleLibrary {
  /// Path from the workspace's root and content, in byte order.
  package static var files: [(name: String, bytes: [UInt8])] {
    embedded.map { file in
      (file.name, file.name.hasSuffix(".gz") ? latin(file.text) : Array(file.text.utf8))
    }
  }

  /// The bytes of a file that is no text: each was compiled in as the character of its number.
  private static func latin(_ text: String) -> [UInt8] {
    text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
  }
}
