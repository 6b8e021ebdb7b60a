import Diagnostics

extension WorkspaceFolder {
  /// Opens a regular file of any size; nil where it is absent, or with a diagnostic.
  func open(_ path: String, log: DiagnosticLog) -> FileStream? {
    do throws(FileError) {
      let descriptor = try folder.open(path)
      let status = try descriptor.status(path: path)
      guard status.isRegularFile else {
        log.add(status.isFolder ? .isFolder(path) : .isSpecial(path))
        return nil
      }
      return FileStream(descriptor, path: path)
    } catch {
      if let diagnostic = explain(error) { log.add(diagnostic) }
      return nil
    }
  }
}
