import Diagnostics
import Testing
import WorkspaceFixtures

@testable import Formats

struct MarkdownTreeTests {
  @Test func `blocks carry the lines of the file`() {
    let text = """
      # Title

      First *line*
      second line

      - [x] done
      - [ ] open

      > [!NOTE]
      > text

      ```sh
      ls
      ```
      """
    #expect(
      MarkdownOutline.of(text) == """
        1-1 heading(level: 1) "Title"
        3-4 paragraph "First line\\nsecond line"
        6-7 list(isOrdered: false)
          6-6 item(isDone: Optional(true))
            6-6 paragraph "done"
          7-7 item(isDone: Optional(false))
            7-7 paragraph "open"
        9-10 callout("NOTE")
          10-10 paragraph "text"
        12-14 code(info: "sh") "ls\\n"
        """)
  }

  @Test func `a table in a list in a quote stands in its place`() {
    let text =
      "a\n\n> - x\n>\n>   | a | b \\| c |\n>   |---|:-:|\n>   | 1 |\n>   [x] | *2* | 3\n>\n> y"
    #expect(
      MarkdownOutline.of(text) == """
        1-1 paragraph "a"
        3-10 quote
          3-8 list(isOrdered: false)
            3-8 item(isDone: nil)
              3-3 paragraph "x"
              5-8 table
                5-5 row(isHead: true)
                  5-5 cell "a"
                  5-5 cell "b | c"
                7-7 row(isHead: false)
                  7-7 cell "1"
                  7-7 cell
                8-8 row(isHead: false)
                  8-8 cell "[x]"
                  8-8 cell "2"
          10-10 paragraph "y"
        """)
  }
}
