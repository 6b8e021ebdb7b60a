import Diagnostics
import Glibc

// Compiled together with Sources/Formats/YAML by run.sh.
//
//   tree FILE RUNS   the best times of RUNS passes over FILE, in milliseconds: to read it to a
//                    tree, to take every text of the tree, and to look up the fields of the tasks

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

/// How many of the fields that every task has are found.
func fieldCount(_ root: YAMLNode) -> Int {
  let names = ["status", "queue", "branch", "priority", "title", "last_updated", "owner"]
  var count = 0
  for (_, task) in root["tasks"]?.entries ?? root.entries {
    for name in names where task[name]?.kind == .scalar { count += 1 }
    for event in task["events"]?.items ?? task.items {
      for name in ["timestamp", "action", "from", "to", "by"] where event[name] != nil {
        count += 1
      }
    }
  }
  return count
}

func main() -> Int32 {
  let words = CommandLine.arguments
  guard words.count == 3, let runs = Int(words[2]), runs > 0 else { return 64 }
  guard let bytes = readFile(words[1]) else { return 74 }
  let clock = ContinuousClock()
  var reading: [Duration] = []
  var walking: [Duration] = []
  var finding: [Duration] = []
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
    var fields = 0
    finding.append(clock.measure { fields = fieldCount(root) })
    guard length > 0, fields > 0 else { return 65 }
  }
  let best = [reading, walking, finding].compactMap { $0.min() }
  print(best.map { "\($0 / .milliseconds(1))" }.joined(separator: " "))
  return 0
}

exit(main())
