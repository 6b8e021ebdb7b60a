import Testing

@testable import Pack

@Suite struct SlugTests {
  @Test(arguments: ["SDF_DEV_001", "v1.2.0-rc", "a", "TASK-7"])
  func `an id that is a good name stays as it is`(id: String) {
    #expect(Slug.make(id) == id)
  }

  @Test(arguments: [
    "..", ".", "../../etc/passwd", "/etc/passwd", "a/b", ".hidden", "-rf", "a\u{0}b", "a\nb", "",
    "日本語", "con.", "a b", "x\u{202E}y", String(repeating: "long", count: 90),
  ])
  func `anything else becomes a name that cannot leave its folder`(id: String) {
    let slug = Slug.make(id)
    #expect(slug.utf8.count <= 89)
    #expect(slug.wholeMatch(of: /[A-Za-z0-9][A-Za-z0-9._-]*-[0-9a-f]{8}/) != nil)
  }

  @Test func `two ids never share a name, not even without upper and lower case`() {
    let ids = ["Task", "task", "a/b", "a-b", "a b", "TASK"]
    let names = Slug.unique(ids)
    #expect(Set(names.map { $0.lowercased() }).count == ids.count)
  }

  @Test func `canonically equal ids with different bytes are two names`() {
    #expect(Slug.make("caf\u{E9}") != Slug.make("cafe\u{301}"))
  }
}
