import Diagnostics
import Formats

/// The commit that a git checkout stands at, read from its files; no git program is run, which in
/// a foreign checkout could run code of that checkout.
enum SourceCommit {
  /// Forty or sixty-four hexadecimal digits; nil where the workspace is no checkout's top folder.
  ///
  /// Where the system does not let a file of the checkout be read, the log says so.
  static func read(_ folder: WorkspaceFolder, log: DiagnosticLog) -> String? {
    if let head = text(folder, ".git/HEAD", log) { return commit(head, folder, ".git/", log) }
    // A worktree's .git is a file that names the folder with its HEAD.
    guard let link = text(folder, ".git", log), link.hasPrefix("gitdir: ") else { return nil }
    let target = String(link.dropFirst("gitdir: ".count))
    let path = target.hasPrefix("/") ? target : folder.root + "/" + target
    guard let own = try? WorkspaceFolder(root: path), let head = text(own, "HEAD", log) else {
      return nil
    }
    if let commit = commit(head, own, "", log) { return commit }
    guard let common = text(own, "commondir", log),
      let shared = try? WorkspaceFolder(root: common.hasPrefix("/") ? common : path + "/" + common)
    else { return nil }
    return commit(head, shared, "", log)
  }

  private static func text(
    _ folder: WorkspaceFolder, _ path: String, _ log: DiagnosticLog
  ) -> String? {
    let own = DiagnosticLog()
    let file = folder.read(path, log: own)
    // A folder, or no file at all, is nothing to speak of here.
    log.add(contentsOf: own.sorted.filter(\.isUnreadable))
    return file.map { Words.trimmed(String(decoding: $0.bytes, as: UTF8.self)) }
  }

  private static func commit(
    _ head: String, _ folder: WorkspaceFolder, _ prefix: String, _ log: DiagnosticLog
  ) -> String? {
    guard head.hasPrefix("ref: ") else { return hash(head) }
    let name = String(head.dropFirst("ref: ".count))
    if let loose = text(folder, prefix + name, log) { return hash(loose) }
    guard let packed = text(folder, prefix + "packed-refs", log) else { return nil }
    for line in packed.split(separator: "\n") where line.hasSuffix(" " + name) {
      return hash(String(line.dropLast(name.count + 1)))
    }
    return nil
  }

  private static func hash(_ text: String) -> String? {
    GitHash.isHash(text.utf8) ? text : nil
  }
}
