import Diagnostics
import Glibc

// Compiled together with Sources/Formats/YAML by run.sh.
//
//   tree FILE RUNS   the median times of RUNS passes over FILE, in milliseconds:
//                    to read it to a tree, and to walk the tree and take every text

func readFile(_ path: String) -> [UInt8]? {
  guard let file = fopen(path, "rb") else { return nil }
  defer { fclose(file) }
  guard fseek(file, 0, SEEK_END) == 0 else { return nil }
  let length = ftell(file)
  rewind(file)
  let bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
    count = unsafe fread(buffer.baseAddress, 1, length, file)
  }
  return bytes.count == length ? bytes : nil
}

/// The bytes of all texts under a node.
func textLength(_ node: YAMLNode) -> Int {
  switch node.kind {
  case .scalar: return node.string?.utf8.count ?? 0
  case .sequence: return node.items.reduce(0) { $0 + textLength($1) }
  case .mapping:
    return node.entries.reduce(0) { $0 + textLength($1.key) + textLength($1.value) }
  }
}

func main() -> Int32 {
  let words = CommandLine.arguments
  guard words.count == 3, let runs = Int(words[2]), runs > 0 else { return 64 }
  guard let bytes = readFile(words[1]) else { return 74 }
  let clock = ContinuousClock()
  var reading: [Duration] = []
  var walking: [Duration] = []
  for _ in 0..<runs {
    let log = DiagnosticLog()
    var document: YAMLDocument?
    reading.append(
      clock.measure {
        document = YAMLDocument.parse(SourceFile(path: "tasks.yaml", bytes: bytes), log: log)
      })
    guard let root = document?.root, log.sorted.isEmpty else { return 65 }
    var length = 0
    walking.append(clock.measure { length = textLength(root) })
    guard length > 0 else { return 65 }
  }
  print(reading.sorted()[runs / 2] / .milliseconds(1), walking.sorted()[runs / 2] / .milliseconds(1))
  return 0
}

exit(main())
