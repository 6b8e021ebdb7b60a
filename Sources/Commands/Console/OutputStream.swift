import Glibc
import Synchronization

/// A file descriptor that text is written to whole: `print` loses the errors of write(2), so that
/// a full disk would look like success.
final class OutputStream: Sendable {
  private let descriptor: Int32
  /// errno of the first write that failed. After it nothing more is written.
  private let failure = Mutex<Int32?>(nil)

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// errno of the first failure; nil where all was written, or where the reader closed the pipe:
  /// who reads only the head of the output asks for nothing more.
  var error: Int32? { failure.withLock { $0 == EPIPE ? nil : $0 } }

  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// Columns of the terminal; 80 where it does not say.
  var width: Int {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }

  func write(_ bytes: [UInt8]) {
    failure.withLock { failure in
      var start = 0
      while failure == nil, start < bytes.count {
        switch Self.write(bytes[start...], to: descriptor) {
        case .success(let count): start += count
        case .failure(let error): failure = error.code
        }
      }
    }
  }

  private struct WriteError: Error {
    let code: Int32
  }

  /// One write(2), again after an interrupt, and after waiting where the pipe is full.
  private static func write(
    _ bytes: ArraySlice<UInt8>, to descriptor: Int32
  ) -> Result<Int, WriteError> {
    while true {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 { return .success(count) }
      let code = errno
      if code == EAGAIN {
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&request, 1, -1)
      } else if code != EINTR {
        return .failure(WriteError(code: code))
      }
    }
  }
}
