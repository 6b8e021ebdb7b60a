/// The version of the program, as `version`, the pages and the manifest print it.
package enum Version {
  package static let number = "0.1.0"
  /// With the program's name.
  package static let tool = "govpack \(number)"
}
