import Diagnostics

extension Diagnostic {
  static func unreadable(_ error: FileError) -> Diagnostic {
    Diagnostic(
      "GP1001", .error, "cannot \(error.operation): \(FileError.reason(error.code))",
      at: SourceLocation(path: error.path))
  }

  /// Whether the system did not let a file be read.
  package var isUnreadable: Bool { code == "GP1001" }

  static func isFolder(_ path: String) -> Diagnostic {
    Diagnostic(
      "GP1002", .error, "a folder stands where a file is expected",
      at: SourceLocation(path: path))
  }

  static func isSpecial(_ path: String) -> Diagnostic {
    Diagnostic(
      "GP1003", .error, "neither a file nor a folder (a pipe, socket or device): not read",
      at: SourceLocation(path: path))
  }

  static func tooLarge(_ path: String, size: Int, limit: Int) -> Diagnostic {
    Diagnostic(
      "GP1004", .error, "\(size) bytes are more than the limit of \(limit): not read",
      at: SourceLocation(path: path), hint: "split the file, or move old records to an archive")
  }

  static func notUTF8(_ file: SourceFile, offset: Int) -> Diagnostic {
    let location = file.location(offset: offset)
    let byte = String(file.bytes[offset], radix: 16, uppercase: true)
    return Diagnostic(
      "GP1005", .error, "not valid UTF-8: byte 0x\(byte)", at: location,
      hint: "save the file as UTF-8")
  }

  static func danglingLink(_ path: String) -> Diagnostic {
    Diagnostic(
      "GP1006", .error, "a symbolic link to nothing", at: SourceLocation(path: path))
  }

  static func leavesWorkspace(_ path: String) -> Diagnostic {
    Diagnostic(
      "GP1007", .error, "leads out of the workspace: not read", at: SourceLocation(path: path),
      hint: "only files below the workspace's root are read; copy the file in")
  }

  static func linkLoop(_ path: String) -> Diagnostic {
    Diagnostic(
      "GP1008", .error, "a symbolic link that cannot be followed to its end",
      at: SourceLocation(path: path))
  }

  static func linkedFolder(_ path: String) -> Diagnostic {
    Diagnostic(
      "GP1009", .note, "a symbolic link to a folder is not followed",
      at: SourceLocation(path: path))
  }

  static func nameNotUTF8(in folder: String) -> Diagnostic {
    Diagnostic(
      "GP1010", .error, "holds an entry whose name is not valid UTF-8: not read",
      at: SourceLocation(path: folder))
  }

  static func notAFolder(_ path: String) -> Diagnostic {
    Diagnostic(
      "GP1011", .error, "a file stands where a folder is expected",
      at: SourceLocation(path: path))
  }
}
