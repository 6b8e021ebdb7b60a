package import Diagnostics
import Glibc

/// A file that somebody named, anywhere, read in pieces and decompressed where its name ends in
/// `.gz` or `.zst`: its size is not limited, its memory is.
package struct FilePieces: ~Copyable {
  /// As it was named.
  package let path: String
  private let source: any ByteSource
  private var isAtEnd = false
  private static let size = 1 << 20

  /// Throws where nothing readable of that name is there.
  package init(_ path: String) throws(FileError) {
    self.init(try Descriptor.open(path, flags: O_RDONLY), path: path)
  }

  init(_ descriptor: consuming Descriptor, path: String) {
    self.path = path
    let file = FileStream(descriptor, path: path)
    if path.hasSuffix(".gz") {
      source = GzipStream(file)
    } else if path.hasSuffix(".zst") {
      source = ZstdStream(file)
    } else {
      source = file
    }
  }

  /// The next bytes; nil at the end, or with a diagnostic where the file cannot be read further.
  package mutating func next(log: DiagnosticLog) -> [UInt8]? {
    if isAtEnd { return nil }
    var fault: StreamFault?
    let source = source
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Self.size) { buffer, filled in
      do throws(StreamFault) {
        filled = try unsafe source.read(into: UnsafeMutableRawBufferPointer(buffer))
      } catch {
        fault = error
      }
    }
    if let fault { log.add(.brokenStream(fault, path)) }
    isAtEnd = bytes.isEmpty
    return isAtEnd ? nil : bytes
  }
}
