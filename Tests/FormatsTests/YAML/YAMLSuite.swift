import Diagnostics
import Formats
import Foundation
import WorkspaceFixtures

/// One case of the yaml-test-suite.
struct YAMLSuiteCase {
  /// The suite's own id: the file's name, and the number in it where it holds several.
  var id: String
  var name: String
  var yaml: String
  /// The expected events, one a line, without indentation.
  var tree: String
  /// The value or values of the documents, where the suite gives them.
  var json: String?
  var isInvalid: Bool
}

/// The suite's folder `src`, read with the reader under test: each file is a list of cases, in
/// which a case takes the fields it leaves out from the one before.
enum YAMLSuite {
  static let folder = FixtureWorkspace.sharedFolder.map { "\($0)/suites/yaml-test-suite/src" }
  static var isPresent: Bool { folder.map { FileManager.default.fileExists(atPath: $0) } ?? false }

  static func cases() throws -> [YAMLSuiteCase] {
    guard let folder else { return [] }
    var cases: [YAMLSuiteCase] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    where name.hasSuffix(".yaml") {
      let bytes = try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))
      let log = DiagnosticLog()
      let document = YAMLDocument.parse(SourceFile(path: name, bytes: Array(bytes)), log: log)
      guard log.sorted.isEmpty, let root = document.root else {
        throw Unreadable(description: "\(name): \(log.sorted)")
      }
      cases += read(root.items, id: String(name.dropLast(5)))
    }
    return cases
  }

  struct Unreadable: Error, CustomStringConvertible { var description: String }

  private static func read(_ items: YAMLItems, id: String) -> [YAMLSuiteCase] {
    guard items.first?["skip"] == nil else { return [] }
    var tree = ""
    var cases: [YAMLSuiteCase] = []
    for (index, item) in items.enumerated() {
      tree = item["tree"]?.string.map(unescape) ?? tree
      let number = items.count > 1 ? "/\(index < 10 ? "0" : "")\(index)" : ""
      cases.append(
        YAMLSuiteCase(
          id: id + number, name: item["name"]?.string ?? "",
          yaml: unescape(item["yaml"]?.string ?? ""),
          tree: flat(tree), json: item["json"]?.string,
          isInvalid: item["fail"]?.scalar == .bool(true)))
    }
    return cases
  }

  /// Undoes the suite's visible signs for white space.
  static func unescape(_ text: String) -> String {
    var result = text.replacing("␣", with: " ").replacing(/—*»/, with: "\t")
      .replacing("⇔", with: "\u{FEFF}").replacing("↵", with: "").replacing("←", with: "\r")
    if result.hasSuffix("∎\n") { result.removeLast(2) }
    return result
  }

  /// Without the indentation, which the suite does not keep everywhere.
  static func flat(_ tree: String) -> String {
    tree.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: "\n")
  }
}
