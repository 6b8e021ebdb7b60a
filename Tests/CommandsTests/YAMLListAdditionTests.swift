import Diagnostics
import Testing

@testable import Commands

/// Expected texts written by hand.
@Suite struct YAMLListAdditionTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let before: String
    let after: String

    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "no file", before: "", after: "list:\n  - id: n\n    x: 1\n"),
    Case(
      name: "only a comment", before: "# About.\n",
      after: "# About.\nlist:\n  - id: n\n    x: 1\n"),
    Case(name: "empty list", before: "list: []\n", after: "list:\n  - id: n\n    x: 1\n"),
    Case(
      name: "empty list with a remark, and a key behind it", before: "list: [] # none\nb: 1\n",
      after: "list: # none\n  - id: n\n    x: 1\nb: 1\n"),
    Case(name: "nothing", before: "list:\nb: 1\n", after: "list:\n  - id: n\n    x: 1\nb: 1\n"),
    Case(
      name: "no such key", before: "a: 1\n\n", after: "a: 1\nlist:\n  - id: n\n    x: 1\n\n"),
    Case(
      name: "behind the last", before: "list:\n  - id: a\n    y: {z: 1}\n\n# The rest.\nb: 1\n",
      after: "list:\n  - id: a\n    y: {z: 1}\n  - id: n\n    x: 1\n\n# The rest.\nb: 1\n"),
    Case(
      name: "not indented", before: "list:\n- id: a\n- id: b\n",
      after: "list:\n- id: a\n- id: b\n- id: n\n  x: 1\n"),
    Case(
      name: "a remark that belongs to the last", before: "list:\n  - id: a\n    # y: 2\n",
      after: "list:\n  - id: a\n    # y: 2\n  - id: n\n    x: 1\n"),
    Case(
      name: "a text with a number sign in it",
      before: "list:\n  - id: a\n    y: |\n      # no remark\n",
      after: "list:\n  - id: a\n    y: |\n      # no remark\n  - id: n\n    x: 1\n"),
    Case(
      name: "no end of the last line", before: "list:\n  - id: a",
      after: "list:\n  - id: a\n  - id: n\n    x: 1\n"),
    Case(
      name: "Windows", before: "list:\r\n  - id: a\r\nb: 1\r\n",
      after: "list:\r\n  - id: a\r\n  - id: n\r\n    x: 1\r\nb: 1\r\n"),
  ]

  private static let addition = YAMLListAddition(key: "list", item: "- id: n\n  x: 1\n")

  @Test(arguments: cases)
  func `an item is added and nothing else changes`(test: Case) throws {
    let file = SourceFile(path: "f.yaml", text: test.before)
    let bytes = try Self.addition.applied(to: file)
    #expect(String(decoding: bytes, as: UTF8.self) == test.after)
  }

  @Test(arguments: [
    "list: [a, b]\n", "list: {a: 1}\n", "list: text\n", "- a\n", "list: [\n", "list: ~\n",
    "list: &x\n  - a\nb: [\n", "list: [ ]\n",
  ])
  func `a list that lines cannot be added to is refused with the lines`(before: String) throws {
    let file = SourceFile(path: "f.yaml", text: before)
    let failure = #expect(throws: CommandFailure.self) { try Self.addition.applied(to: file) }
    #expect(failure?.status == .nothingBuilt)
    #expect(failure?.hint?.hasSuffix("  - id: n\n    x: 1") == true)
  }

  @Test func `only the front matter of Markdown is touched`() throws {
    let text = "---\nid: F\nlist: []\n---\n\n# F\n\nlist: []\n"
    let file = SourceFile(path: "f.md", text: text)
    let bytes = try Self.addition.applied(to: file, in: FrontMatterRange.of(file))
    let expected = "---\nid: F\nlist:\n  - id: n\n    x: 1\n---\n\n# F\n\nlist: []\n"
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
    let without = SourceFile(path: "f.md", text: "# F\n\n**Scope**: all\n")
    #expect(throws: CommandFailure.self) {
      try Self.addition.applied(to: without, in: FrontMatterRange.of(without))
    }
  }
}
