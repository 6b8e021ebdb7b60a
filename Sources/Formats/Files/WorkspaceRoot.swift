import CSystem
import Glibc

/// The root folder's descriptor, shared by all copies of a `WorkspaceFolder`, and the only way
/// to open something below it.
final class WorkspaceRoot: Sendable {
  private let descriptor: Descriptor

  init(path: String) throws(FileError) {
    descriptor = try Descriptor.open(path, flags: O_RDONLY | O_DIRECTORY)
  }

  /// Opens a path below the root. The kernel refuses (EXDEV) whatever leads out of it.
  /// `O_NONBLOCK` lets a pipe be opened, and then refused by its type, without a writer.
  func open(_ path: String, flags: Int32 = O_RDONLY) throws(FileError) -> Descriptor {
    // A NUL would cut the path short at the C border.
    if path.utf8.contains(0) { throw FileError(path: path, operation: "open", code: ENOENT) }
    // openat2 takes no flag beside gp_path_only that would be without effect.
    let all = flags & gp_path_only != 0 ? flags : flags | O_NONBLOCK | O_NOCTTY
    let result = unsafe gp_open_beneath(descriptor.number, path, all)
    if result >= 0 { return Descriptor(result) }
    // EPERM: old container filters answer it to calls they do not know.
    if result == -ENOSYS || result == -EPERM { return try walk(path, flags: all) }
    throw FileError(path: path, operation: "open", code: -result)
  }

  /// For kernels without openat2: one folder at a time, and no links at all.
  func walk(_ path: String, flags: Int32) throws(FileError) -> Descriptor {
    let names = path.utf8.split(separator: UInt8(ascii: "/")).filter { !$0.elementsEqual([0x2E]) }
    if path.utf8.first == UInt8(ascii: "/")
      || names.contains(where: { $0.elementsEqual("..".utf8) }
      )
    {
      throw FileError(path: path, operation: "open", code: EXDEV)
    }
    var current = try step(from: descriptor.number, ".", O_RDONLY | O_DIRECTORY, path)
    for (index, name) in names.enumerated() {
      let isLast = index == names.count - 1
      let wanted = isLast ? flags : O_RDONLY | O_DIRECTORY
      current = try step(from: current.number, String(Substring(name)), wanted, path)
    }
    return current
  }

  private func step(
    from folder: Int32, _ name: String, _ flags: Int32, _ path: String
  ) throws(FileError) -> Descriptor {
    let number = retrying { unsafe openat(folder, name, flags | O_NOFOLLOW | O_CLOEXEC) }
    guard number >= 0 else { throw FileError(path: path, operation: "open", code: errno) }
    return Descriptor(number)
  }
}
