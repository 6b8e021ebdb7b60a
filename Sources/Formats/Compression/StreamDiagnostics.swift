import Diagnostics

extension Diagnostic {
  /// What was read before the fault is kept.
  static func brokenStream(_ fault: StreamFault, _ path: String) -> Diagnostic {
    let place = SourceLocation(path: path)
    switch fault {
    case .file(let error): return .unreadable(error)
    case .truncated:
      return Diagnostic(
        "GP1120", .error, "the compressed data stop short; what came before is kept", at: place,
        hint: "write the file anew from its source")
    case .corrupt(let reason):
      return Diagnostic(
        "GP1121", .error,
        "the compressed data are damaged\(reason.isEmpty ? "" : " (\(reason))"); "
          + "what came before is kept", at: place, hint: "write the file anew from its source")
    case .tooLarge:
      return Diagnostic(
        "GP1122", .error,
        "grows to more than \(DecompressionLimit.byteLimit >> 30) GiB; the rest "
          + "is not read", at: place, hint: "split the file")
    case .bomb:
      return Diagnostic(
        "GP1123", .error,
        "grows to more than \(DecompressionLimit.ratioLimit) times its size; the rest is not read",
        at: place, hint: "store it with less compression, if it is no bomb")
    case .tooManyMembers:
      return Diagnostic(
        "GP1124", .error,
        "has more than \(DecompressionLimit.memberLimit) compressed parts; the rest is not read",
        at: place, hint: "compress it in one piece")
    case .trailing:
      return Diagnostic(
        "GP1125", .warning, "something else follows the compressed data; it is not read",
        at: place)
    }
  }
}
