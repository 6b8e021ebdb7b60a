import CSystem

/// The world failed: path, what was tried and the system's reason.
package struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
  package var path: String
  /// A verb: `open`, `read`, `write`, ….
  package var operation: String
  /// errno of the system call.
  package var code: Int32

  package init(path: String, operation: String, code: Int32) {
    self.path = path
    self.operation = operation
    self.code = code
  }

  package var description: String {
    "cannot \(operation) \(path): \(Self.reason(code))"
  }

  /// The system's words for an errno value, in English whatever the locale.
  package static func reason(_ code: Int32) -> String {
    guard let text = unsafe gp_error_text(code) else { return "error \(code)" }
    return unsafe String(cString: text)
  }
}
