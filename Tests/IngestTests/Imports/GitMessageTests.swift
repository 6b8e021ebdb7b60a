import Testing

@testable import Ingest

/// The messages are those that git 2.39, GitHub and GitLab write; what they mean is read by hand.
@Suite struct GitMessageTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let message: String
    var title: String
    var request: GitMessage.Request?
    var branch: String?
    var isRevert = false
    var kind: String?

    var testDescription: String { String(message.prefix(40)) }
  }

  static let cases: [Case] = [
    Case(message: "", title: ""),
    Case(message: "Mend it\n", title: "Mend it"),
    Case(
      message: "fix(pay)!: round once (#123)\n\n* Round\n", title: "fix(pay)!: round once (#123)",
      request: .pull(123), kind: "fix"),
    Case(
      message: "Merge pull request #7 from acme/feat/basket\n\nfeat: a basket\n\nLong text",
      title: "feat: a basket", request: .pull(7), branch: "feat/basket", kind: "feat"),
    Case(
      message: "Merge branch 'hotfix/x' into 'main'\n\nMend x\n\nSee merge request a/b!12",
      title: "Mend x", request: .merge(12), branch: "hotfix/x"),
    Case(message: "Merge branch 'topic'", title: "Merge branch 'topic'", branch: "topic"),
    Case(
      message: "Revert \"fix: a (#1)\"\n\nThis reverts commit 0123456789abcdef.",
      title: "Revert \"fix: a (#1)\"", isRevert: true, kind: "revert"),
    Case(
      message: "Back out the prices\n\nThis reverts commit 0123456789abcdef.",
      title: "Back out the prices", isRevert: true),
    Case(
      message: "Revert \"Revert \"a\"\"\n\nThis reverts commit 0123456789abcdef.",
      title: "Revert \"Revert \"a\"\""),
    Case(
      message: "Reapply \"a\"\n\nThis reverts commit 0123456789abcdef.", title: "Reapply \"a\""),
    Case(
      message: "Squashed (#5)\n\n* One\n\nThis reverts commit 0123456789abcdef.",
      title: "Squashed (#5)", request: .pull(5)),
    Case(message: "docs: \r\n\r\nx", title: "docs:", kind: "docs"),
    Case(message: "note: this (#x)", title: "note: this (#x)"),
    Case(message: "See merge request a/b!9", title: "See merge request a/b!9"),
    Case(message: "(#99999999999999999999)", title: "(#99999999999999999999)"),
  ]

  @Test(arguments: cases)
  func `a message tells its title, request, branch and whether it reverts`(test: Case) {
    let message = GitMessage(test.message)
    #expect(message.title == test.title)
    #expect(message.request == test.request)
    #expect(message.branch == test.branch)
    #expect(message.isRevert == test.isRevert)
    #expect(ChangeTitle(text: message.title).kind == test.kind)
  }

  @Test func `a title is cut off where it is endless`() {
    #expect(GitMessage(String(repeating: "x", count: 10_000)).title.utf8.count == 500)
  }
}
