import Foundation
import Testing

/// The arrows of Docs/ARCHITECTURE.md. SwiftPM holds most of them; it does not see an import that
/// reaches through a dependency, nor the system's own modules.
@Suite struct ImportTests {
  /// What each target of the project may import, written down from the picture.
  static let allowed: [String: Set<String>] = [
    "Diagnostics": [],
    "Formats": [
      "CYAML", "CCmark", "CCrypto", "CZlib", "CZstd", "CSystem", "CLineScan", "Diagnostics",
    ],
    "Model": ["Diagnostics"],
    "Ingest": ["Formats", "Model", "Diagnostics"],
    "Figures": ["Model", "Diagnostics"],
    "Checks": ["Model", "Figures", "Diagnostics"],
    "Pack": ["Model", "Figures", "Checks", "Diagnostics"],
    "Templates": [],
    "Render": ["Pack", "Formats", "Templates", "Model", "Figures", "Checks", "Diagnostics"],
    "Publish": ["Render", "Formats", "CSystem", "Diagnostics"],
    "Commands": [
      "Diagnostics", "Formats", "Model", "Ingest", "Figures", "Checks", "Pack", "Templates",
      "Render", "Publish", "CSystem",
    ],
    "govpack": ["Commands"],
  ]

  /// The standard library's and the system's modules, with the targets that may use them:
  /// whoever has no libc has no clock, no environment and no files.
  static let system: [String: Set<String>] = [
    "Synchronization": [
      "Diagnostics", "Formats", "Model", "Ingest", "Figures", "Render", "Publish", "Commands",
    ],
    "Dispatch": ["Model"],
    "Glibc": ["Formats", "Publish", "Commands"],
    "FoundationEssentials": [],
    "Foundation": ["EmbedTemplates", "EmbedTemplatesPlugin"],
    "PackagePlugin": ["EmbedTemplatesPlugin"],
  ]

  @Test func `no target imports what the architecture does not allow`() throws {
    let files = try SourceTree.swiftFiles(below: "Sources")
    var breaches: [String] = []
    var count = 0
    for file in files {
      for line in file.code {
        guard let module = Self.importedModule(line.text) else { continue }
        count += 1
        let isAllowed =
          Self.allowed[file.target]?.contains(module) ?? false
          || Self.system[module]?.contains(file.target) ?? false
        if !isAllowed { breaches.append("\(file.path):\(line.number): import \(module)") }
      }
    }
    #expect(breaches == [])
    #expect(count > 50, "the import lines were not found")
  }

  /// `package import struct Model.Task` is an import of `Model`.
  static func importedModule(_ line: String) -> String? {
    var words = line.split { $0 == " " || $0 == ";" }.map(String.init)[...]
    while let word = words.first,
      word.hasPrefix("@") || ["package", "internal", "private", "fileprivate"].contains(word)
    {
      words = words.dropFirst()
    }
    guard words.popFirst() == "import" else { return nil }
    if let kind = words.first, ["struct", "enum", "class", "func", "typealias"].contains(kind) {
      words = words.dropFirst()
    }
    return words.first.map { String($0.prefix { $0 != "." }) }
  }

  @Test(
    arguments: [
      ("import Model", "Model"), ("package import Model", "Model"),
      ("@testable import Model", "Model"), ("  import struct Model.Task", "Model"),
      ("private import func Glibc.open", "Glibc"), ("// import Model", nil),
      ("let important = 1", nil), ("", nil),
    ] as [(String, String?)])
  func `an import line names a module`(line: String, module: String?) {
    let file = SourceTree.File(path: "Sources/Model/File.swift", text: line)
    #expect(file.code.compactMap { Self.importedModule($0.text) }.first == module)
  }
}
