import CFuzzer
import Glibc

/// Gives the bytes that libFuzzer makes up to the parser that `GOVPACK_FUZZ_TARGET` names. Whatever
/// they are, it must come back: a trap, a bad access or a stall is a bug.
///
/// Files are written into the working folder, which is the runner's own.
@main enum Fuzz {
  static func main() {
    guard let name = unsafe getenv("GOVPACK_FUZZ_TARGET").map({ unsafe String(cString: $0) }),
      let chosen = FuzzTargetCatalog.target(name)
    else {
      print(FuzzTargetCatalog.names.joined(separator: "\n"))
      exit(64)
    }
    target = chosen
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? =
      unsafe CommandLine.unsafeArgv
    let status = unsafe LLVMFuzzerRunDriver(&count, &arguments) { data, size in
      unsafe Fuzz.target?.take(Array(UnsafeBufferPointer(start: data, count: size)))
      return 0
    }
    exit(status)
  }

  /// libFuzzer calls back without a context, on the thread that it was started on.
  nonisolated(unsafe) private static var target: (any FuzzTarget)?
}
