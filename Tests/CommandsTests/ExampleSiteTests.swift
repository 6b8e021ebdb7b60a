import Foundation
import Testing
import WorkspaceFixtures

/// The example as it is published: held to `sha256sum` and, where it is installed, to minisign.
@Suite(.serialized) struct ExampleSiteTests {
  private static let isMinisignInstalled = ["/usr/bin/minisign", "/bin/minisign"]
    .contains { FileManager.default.isExecutableFile(atPath: $0) }

  /// The example's site, signed, built once for all tests: `site`, `key.pub` and `key.sec`.
  private static let example = Result {
    let workspace = try FixtureWorkspace()
    let outcome = try Program.shell(
      """
      set -e
      $GOVPACK keygen --secret-key key.sec --public-key key.pub
      $GOVPACK build --root \(FixtureWorkspace.projectRoot) --out site --fail-on never --quiet \
        --as-of 2026-11-20T15:00:00Z --sign-key key.sec --no-cache
      """, in: workspace.root)
    try #require(outcome.status == 0, "\(outcome.error)")
    return workspace
  }

  @Test func `the example verifies with its key and rebuilds byte for byte`() throws {
    let workspace = try Self.example.get()
    let outcome = try Program.run(
      [
        "verify", "site", "--public-key", "key.pub", "--rebuild", "--root",
        FixtureWorkspace.projectRoot, "--no-cache",
      ], in: workspace.root)
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.output.contains("signed by "))
    #expect(outcome.output.contains(" files rebuilt byte for byte"))
  }

  @Test func `every line of the operating models is answered where Docs/COVERAGE.md says`() throws {
    let site = try Self.example.get().root + "/site/"
    let text = try String(
      contentsOfFile: FixtureWorkspace.projectRoot + "/Docs/COVERAGE.md", encoding: .utf8)
    func names(_ cell: String) -> [String] {
      cell.split(separator: ", ").filter { $0.hasPrefix("`") }.map {
        String($0.dropFirst().dropLast())
      }
    }
    let rows = text.split(separator: "\n").map { line in
      line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
    }.filter { $0.count == 4 && ($0[0].last?.isNumber ?? false) }
    let ids = [("A", 16), ("B", 14), ("C", 17)].flatMap { letter, count in
      (1...count).map { "\(letter)\($0)" }
    }
    #expect(rows.map { $0[0] } == ids)
    for row in rows {
      #expect(!names(row[2]).isEmpty, "\(row[0])")
      for name in names(row[2]) where name.hasPrefix("govpack ") {
        let words = name.split(separator: " ").map(String.init)
        #expect(try Program.run(["help", words[1]], in: site).status == 0, "\(name)")
        guard words.count == 3 else { continue }
        let scaffold = FixtureWorkspace.projectRoot + "/Templates/scaffolds/\(words[2]).md"
        #expect(FileManager.default.fileExists(atPath: scaffold), "\(name)")
      }
      let pages =
        names(row[2]).filter { !$0.hasPrefix("govpack ") } + names(row[3]).map { "checks/\($0)/" }
      for page in pages {
        let parts = page.split(separator: "#").map(String.init)
        let html = try? String(contentsOfFile: site + parts[0] + "index.html", encoding: .utf8)
        #expect(html != nil, "\(row[0]): \(page)")
        guard parts.count == 2 else { continue }
        #expect(html?.contains(" id=\"\(parts[1])\"") == true, "\(row[0]): \(page)")
      }
    }
  }

  @Test func `sha256sum alone checks every file, the chain and the packs of the ledger`() throws {
    let workspace = try Self.example.get()
    let outcome = try Program.shell(
      #"""
      set -e
      cd site
      sha256sum -c --quiet --strict SHA256SUMS
      test "$(find . -type f | wc -l)" = "$(($(wc -l < SHA256SUMS) + 1))"
      before=0000000000000000000000000000000000000000000000000000000000000000
      while IFS= read -r line; do
        field() { sed -E "s/.*\"$1\":\"([^\"]*)\".*/\1/" <<< "$line"; }
        test "$(field prev)" = "$before"
        pack=$(field pack)
        test "$(field outputs)" = "$(find "$pack" -type f | LC_ALL=C sort | xargs sha256sum \
          | sha256sum | cut -c1-64)"
        before=$(printf %s "$line" | sha256sum | cut -c1-64)
        echo "$pack"
      done < ledger.jsonl
      for file in history/*; do
        test "$(sha256sum < "$file" | cut -c1-64)" = "$(basename "$file" .jsonl)"
      done
      """#, in: workspace.root)
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(
      outcome.output.split(separator: "\n") == [
        "agent-ops/2026-W46", "autonomy/2026-10", "autonomy/2026-11", "daily/2026-11-20",
        "kpi/2026-W46", "packs/2026-11-20", "vendors/2026-Q3", "vendors/2026-Q4",
      ])
  }

  @Test(.enabled(if: isMinisignInstalled, "minisign is not installed"))
  func `minisign verifies what govpack signed, and govpack what minisign signed`() throws {
    let workspace = try Self.example.get()
    let outcome = try Program.shell(
      """
      set -e
      cp -r site signed
      for file in manifest.json ledger.jsonl; do minisign -V -p key.pub -m signed/$file; done
      minisign -S -s key.sec -m signed/manifest.json -t 'by hand'
      """, in: workspace.root)
    #expect(outcome.status == 0, "\(outcome.error)")
    #expect(outcome.output.contains("Trusted comment: manifest.json of a govpack site, as of "))
    // Another signature file, so the list of hashes does not hold; the signature itself does.
    let verified = try Program.run(
      ["verify", "signed", "--public-key", "key.pub"], in: workspace.root)
    #expect(!verified.output.contains("is no signature"))
    #expect(verified.output.contains("differs: manifest.json.minisig"))
  }

  /// Ordinary files all at once, for each is checked by itself: the first byte of each, then the
  /// middle one, then the last.
  @Test func `one byte of any file of the example, and verify names the file`() throws {
    let workspace = try Self.example.get()
    let files = FileManager.default
    try files.copyItem(atPath: "\(workspace.root)/site", toPath: "\(workspace.root)/changed")
    defer { try? files.removeItem(atPath: "\(workspace.root)/changed") }
    let root = "\(workspace.root)/changed"
    let anchors = ["manifest.json", "SHA256SUMS"]
    let paths = try files.subpathsOfDirectory(atPath: root).filter { path in
      var isFolder: ObjCBool = false
      return files.fileExists(atPath: "\(root)/\(path)", isDirectory: &isFolder)
        && !isFolder.boolValue && !anchors.contains(path)
    }
    #expect(paths.count > 1000)
    let places: [@Sendable (Int) -> Int] = [{ _ in 0 }, { $0 / 2 }, { $0 - 1 }]
    for place in places {
      for path in paths { try Self.flip("\(root)/\(path)", place) }
      #expect(try Self.unnamed(paths, workspace) == [])
      for path in paths { try Self.flip("\(root)/\(path)", place) }
    }
    for path in anchors {
      for step in 0..<5 {
        let place: @Sendable (Int) -> Int = { $0 * step / 5 }
        try Self.flip("\(root)/\(path)", place)
        #expect(try Self.unnamed([path], workspace) == [], "\(path) at \(step)/5")
        try Self.flip("\(root)/\(path)", place)
      }
    }
    let whole = try Program.run(["verify", "changed"], in: workspace.root)
    #expect(whole.status == 0, "\(whole.output)")
  }

  private static func flip(_ path: String, _ place: (Int) -> Int) throws {
    let file = URL(filePath: path)
    var bytes = try Data(contentsOf: file)
    bytes[place(bytes.count)] ^= 1
    try bytes.write(to: file)
  }

  /// Those that `verify` does not name, or that it passes.
  private static func unnamed(
    _ paths: [String], _ workspace: FixtureWorkspace
  ) throws -> [String] {
    let outcome = try Program.run(
      ["verify", "changed", "--public-key", "key.pub"], in: workspace.root)
    if outcome.status != 2 { return paths }
    let named = Set(
      outcome.output.split(separator: "\n").compactMap { line in
        line.split(separator: " ").dropFirst().first.map { word in
          String(word.split(separator: ":")[0])
        }
      })
    return paths.filter { !named.contains($0) }
  }

  @Test func `keys are never written over, into a workspace, or used when others may read them`()
    throws
  {
    let workspace = try FixtureWorkspace(["company/govpack.yaml": "name: C\n"])
    let make = ["keygen", "--secret-key", "key.sec", "--public-key", "key.pub"]
    #expect(try Program.run(make, in: workspace.root).status == 0)
    let attributes = try FileManager.default.attributesOfItem(atPath: "\(workspace.root)/key.sec")
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    #expect(try Program.run(make, in: workspace.root).status == 74)
    #expect(try Program.run(["keygen"], in: workspace.root).status == 64)
    let inside = ["keygen", "--secret-key", "company/state.sec", "--public-key", "new.pub"]
    #expect(try Program.run(inside, in: workspace.root).status == 64)
    #expect(!FileManager.default.fileExists(atPath: "\(workspace.root)/new.pub"))
    let sign = ["build", "--root", "company", "--as-of", "2026-11-20", "--sign-key", "key.sec"]
    #expect(try Program.run(sign, in: workspace.root).status == 0)
    let opened = try Program.shell("chmod 644 key.sec; mv key.sec company", in: workspace.root)
    #expect(opened.status == 0)
    let open = try Program.run(Array(sign.dropLast() + ["company/key.sec"]), in: workspace.root)
    #expect(open.status == 78)
  }
}
