import Foundation
import Testing
import WorkspaceFixtures

@Suite struct LayoutTests {
  /// The plan of the house. What is built (`.site.lock` too), and what an editor leaves, is not
  /// listed.
  static let topLevel = [
    ".ci", ".gitignore", ".swift-format", "CHANGELOG.md", "CONTRIBUTING.md", "Docs", "LICENSE",
    "Makefile", "Package.swift", "README.md", "Sources", "Templates", "Tests", "govpack.yaml",
    "ops", "site", "state",
  ]
  static let unlisted: Set<String> = [
    ".git", ".build", ".govpack", ".swiftpm", ".vscode", ".idea", ".DS_Store",
  ]

  @Test func `the top level is as planned`() throws {
    let listing = try FileManager.default.contentsOfDirectory(atPath: SourceTree.root)
      .filter { !Self.unlisted.contains($0) && !$0.hasPrefix(".site.") }.sorted()
    #expect(listing == Self.topLevel)
  }

  @Test func `no folder is named after nothing in particular`() throws {
    let vague: Set<String> = [
      "utils", "utilities", "helpers", "common", "misc", "shared", "models", "extensions", "core",
    ]
    // The one exception says what it extends: the extensions of CommonMark.
    let allowed = "Sources/Formats/Markdown/Extensions"
    let folders = Set(
      try SourceTree.swiftFiles(below: "Sources").map {
        $0.path.split(separator: "/").dropLast().joined(separator: "/")
      })
    let breaches = folders.filter { folder in
      !folder.hasPrefix(allowed)
        && folder.split(separator: "/").contains { vague.contains($0.lowercased()) }
    }
    #expect(breaches.sorted() == [])
    #expect(folders.count > 10)
  }

  @Test func `every target of the plan has a folder and the package names it`() throws {
    let package = try SourceTree.text("Package.swift")
    for target in ImportTests.allowed.keys.sorted() {
      #expect(package.contains("\"\(target)\""), "Package.swift does not name \(target)")
      #expect(
        FileManager.default.fileExists(atPath: "\(SourceTree.root)/Sources/\(target)"),
        "no folder Sources/\(target)")
    }
  }

  @Test func `a placeholder does not outlive the first real file of its folder`() throws {
    let left = try ["Sources", "Tests"].flatMap { try SourceTree.paths(below: $0) }
      .filter { $0.hasSuffix("/Placeholder.swift") }
    #expect(left == [])
  }

  @Test func `the README of the site is the one that a build writes`() throws {
    #expect(try SourceTree.text("site/README.md") == SourceTree.text("Templates/site/README.md"))
  }

  /// The commands of the documentation are those of the program and the Makefile.
  @Test(arguments: ["README.md", "CONTRIBUTING.md"])
  func `every make target that the documents name exists`(document: String) throws {
    let makefile = try SourceTree.text("Makefile")
    let named = Set(
      try SourceTree.text(document).matches(of: /`make ([a-z]+)/).map { String($0.1) })
    #expect(!named.isEmpty)
    for target in named.sorted() {
      #expect(makefile.contains("\n\(target):"), "no `make \(target)`")
    }
  }

  /// Relative links of our own documents lead to files.
  @Test(arguments: [
    "README.md", "CONTRIBUTING.md", "Docs/ARCHITECTURE.md", "Docs/DEPENDENCIES.md",
    "Docs/DIAGNOSTICS.md", "Docs/RELIABILITY.md", "Docs/VERIFYING.md", "Docs/SCHEDULING.md",
  ])
  func `no document links to a file that is not there`(document: String) throws {
    let folder = URL(filePath: "\(SourceTree.root)/\(document)").deletingLastPathComponent()
    let links = try SourceTree.text(document).matches(of: /\]\(([^)#:]+)(#[^)]*)?\)/)
    for link in links {
      let target = folder.appending(path: String(link.1)).path
      #expect(FileManager.default.fileExists(atPath: target), "\(document): \(link.1)")
    }
  }
}
