import Formats
import Glibc

/// What a well-behaved process sets up before it does anything.
enum ProcessManners {
  static func prepare() {
    // A closed pipe and the file-size limit are errors of write(2), not deaths.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    occupyStandardDescriptors()
    MemoryArenas.share()
  }

  /// A file that is opened while 0, 1 or 2 is closed would get that number, and be read or
  /// written as a standard stream. What stands in fails in the direction that counts, so that
  /// output to a closed stream is still an error.
  private static func occupyStandardDescriptors() {
    for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) == -1 && errno == EBADF {
      _ = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
    }
  }
}
