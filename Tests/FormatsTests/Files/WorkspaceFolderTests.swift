import Diagnostics
import Glibc
import Testing
import WorkspaceFixtures

@testable import Formats

struct WorkspaceFolderTests {
  let log = DiagnosticLog()

  private func link(_ target: String, at path: String, in workspace: FixtureWorkspace) {
    #expect(symlink(target, "\(workspace.root)/\(path)") == 0)
  }

  @Test func `a file is read whole, byte order mark and all`() throws {
    let workspace = try FixtureWorkspace(["state/tasks.yaml": "\u{FEFF}a: 1\r\n"])
    let folder = try WorkspaceFolder(root: workspace.root)
    let file = try #require(folder.read("state/tasks.yaml", log: log))
    #expect(file.bytes == [0xEF, 0xBB, 0xBF, 0x61, 0x3A, 0x20, 0x31, 0x0D, 0x0A])
    #expect(file.path == "state/tasks.yaml")
    #expect(folder.exists("state/tasks.yaml") && folder.exists("state") && folder.exists("."))
    #expect(log.sorted.isEmpty)
  }

  @Test func `what is absent is nil without a diagnostic`() throws {
    let workspace = try FixtureWorkspace(["file": ""])
    let folder = try WorkspaceFolder(root: workspace.root)
    for path in ["none", "none/at/all", "file/below", "", "a\0b"] {
      #expect(folder.read(path, log: log) == nil)
      #expect(folder.exists(path) == false)
    }
    #expect(folder.files(below: "none", log: log).isEmpty)
    #expect(log.sorted.isEmpty)
  }

  @Test func `invalid UTF-8 is reported at its first bad byte`() throws {
    let workspace = try FixtureWorkspace()
    try workspace.write("a.md", bytes: Array("ok\nn\u{E9} ".utf8) + [0xC3, 0x28])
    let folder = try WorkspaceFolder(root: workspace.root)
    #expect(folder.read("a.md", log: log) == nil)
    let diagnostic = try #require(log.sorted.first)
    #expect(diagnostic.code == "GP1005")
    #expect(diagnostic.location == SourceLocation(path: "a.md", line: 2, column: 5))
    #expect(diagnostic.message == "not valid UTF-8: byte 0xC3")
  }

  @Test func `a file over the limit is a diagnostic, one of the limit is read`() throws {
    let workspace = try FixtureWorkspace(["a": "12345"])
    let folder = try WorkspaceFolder(root: workspace.root)
    #expect(folder.read("a", limit: 5, log: log)?.bytes.count == 5)
    #expect(folder.read("a", limit: 4, log: log) == nil)
    #expect(log.sorted.map(\.message) == ["5 bytes are more than the limit of 4: not read"])
  }

  @Test func `a line of 50 MB is read`() throws {
    let workspace = try FixtureWorkspace()
    try workspace.write("a", bytes: [UInt8](repeating: 0x78, count: 50_000_000))
    let folder = try WorkspaceFolder(root: workspace.root)
    #expect(folder.read("a", log: log)?.bytes.count == 50_000_000)
    #expect(log.sorted.isEmpty)
  }

  @Test func `what is no file is named, and a pipe does not hang`() throws {
    let workspace = try FixtureWorkspace(["folder/file": "x"])
    #expect(mkfifo("\(workspace.root)/pipe", 0o600) == 0)
    link("nothing", at: "dangling", in: workspace)
    link("/etc/passwd", at: "absolute", in: workspace)
    link("../../../../../../etc/passwd", at: "up", in: workspace)
    link("loop", at: "loop", in: workspace)
    link("folder/file", at: "inside", in: workspace)
    let folder = try WorkspaceFolder(root: workspace.root)
    let expected = [
      ("folder", "GP1002"), ("pipe", "GP1003"), ("dangling", "GP1006"), ("absolute", "GP1007"),
      ("up", "GP1007"), ("../x", "GP1007"), ("/etc/passwd", "GP1007"), ("loop", "GP1008"),
    ]
    for (path, code) in expected {
      let log = DiagnosticLog()
      #expect(folder.read(path, log: log) == nil)
      #expect(log.sorted.map(\.code) == [code], "\(path)")
      #expect(log.sorted.first?.location?.path == path)
      #expect(folder.sha256(path) == nil)
    }
    #expect(folder.read("inside", log: log)?.bytes == [0x78])
    #expect(folder.read("folder/../folder/file", log: log)?.bytes == [0x78])
    #expect(log.sorted.isEmpty)
  }

  @Test(.enabled(if: getuid() != 0, "root may read every file"))
  func `an unreadable file is a diagnostic with the system's reason`() throws {
    let workspace = try FixtureWorkspace(["a": "x"])
    #expect(chmod("\(workspace.root)/a", 0) == 0)
    let folder = try WorkspaceFolder(root: workspace.root)
    #expect(folder.read("a", log: log) == nil)
    #expect(log.sorted.map(\.message) == ["cannot open: Permission denied"])
  }

  @Test func `a name that is too long is a diagnostic with the system's reason`() throws {
    let workspace = try FixtureWorkspace()
    let folder = try WorkspaceFolder(root: workspace.root)
    #expect(folder.read(String(repeating: "x", count: 300), log: log) == nil)
    #expect(log.sorted.map(\.code) == ["GP1001"])
    #expect(log.sorted.map(\.message) == ["cannot open: File name too long"])
  }

  @Test func `the walk gives files in byte order, without dot files`() throws {
    let workspace = try FixtureWorkspace([
      "ops/b.md": "", "ops/a/z.md": "", "ops/a-b.md": "", "ops/\u{E9}.md": "", "ops/.hidden": "",
      "ops/.git/config": "", "ops/B.md": "", "ops/a/b/c/d.md": "", "top.md": "",
    ])
    let folder = try WorkspaceFolder(root: workspace.root)
    let expected = [
      "ops/B.md", "ops/a-b.md", "ops/a/b/c/d.md", "ops/a/z.md", "ops/b.md", "ops/\u{E9}.md",
    ]
    for name in ["ops", "ops/", "./ops", "./ops//"] {
      #expect(folder.files(below: name, log: log) == expected)
    }
    #expect(folder.files(below: ".", log: log) == expected + ["top.md"])
    #expect(folder.files(below: "", log: log) == expected + ["top.md"])
    #expect(log.sorted.isEmpty)
  }

  @Test func `the walk names what it cannot list`() throws {
    let workspace = try FixtureWorkspace(["ops/real.md": "", "other/x.md": "", "file": ""])
    #expect(mkfifo("\(workspace.root)/ops/pipe", 0o600) == 0)
    #expect(mkdir("\(workspace.root)/ops/\u{FF}", 0o700) == 0)
    link("nothing", at: "ops/dangling", in: workspace)
    link("/etc/passwd", at: "ops/outside", in: workspace)
    link("real.md", at: "ops/link.md", in: workspace)
    link("../other", at: "ops/folder-link", in: workspace)
    link("..", at: "ops/cycle", in: workspace)
    let badName: [CChar] = Array("\(workspace.root)/ops/bad".utf8CString.dropLast()) + [-1, 0]
    #expect(close(open(badName, O_CREAT | O_WRONLY, 0o600)) == 0)
    let folder = try WorkspaceFolder(root: workspace.root)
    #expect(folder.files(below: "ops", log: log) == ["ops/link.md", "ops/real.md"])
    #expect(folder.files(below: "file", log: log).isEmpty)
    #expect(
      log.sorted.map { "\($0.location?.path ?? "") \($0.code)" } == [
        "file GP1011", "ops GP1010", "ops/cycle GP1009", "ops/dangling GP1006",
        "ops/folder-link GP1009", "ops/outside GP1007", "ops/pipe GP1003",
      ])
  }

  @Test func `a hash is that of the bytes`() throws {
    let workspace = try FixtureWorkspace()
    try workspace.write("a", bytes: [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
    let folder = try WorkspaceFolder(root: workspace.root)
    #expect(
      folder.sha256("a") == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    #expect(folder.sha256("none") == nil)
  }

  @Test func `a kernel without openat2 still cannot be led out`() throws {
    let workspace = try FixtureWorkspace(["folder/file": "x"])
    link("/etc", at: "etc", in: workspace)
    let root = try WorkspaceRoot(path: workspace.root)
    let file = try root.walk("./folder/file", flags: O_RDONLY)
    #expect(try file.read(count: 10, path: "") == [0x78])
    for (path, code) in [
      ("etc/passwd", ENOTDIR), ("etc", ELOOP), ("../x", EXDEV), ("/etc/passwd", EXDEV),
      ("none", ENOENT),
    ] {
      let error = #expect(throws: FileError.self) { _ = try root.walk(path, flags: O_RDONLY) }
      #expect(error == FileError(path: path, operation: "open", code: code))
    }
  }

  @Test func `a root that cannot be opened is a typed error`() {
    let error = #expect(throws: FileError.self) { try WorkspaceFolder(root: "/no/such/root") }
    #expect(error?.description == "cannot open /no/such/root: No such file or directory")
  }
}
