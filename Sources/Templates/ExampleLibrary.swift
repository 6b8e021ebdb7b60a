/// The record of the example company: `govpack.yaml`, `state/`, `ops/` and three documents of this
/// repository, compiled into the program.
package enum ExampleLibrary {
  /// Path from the workspace's root and text, in byte order.
  package static var files: [(name: String, text: String)] { embedded }
}
