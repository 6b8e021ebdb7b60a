@testable import Ingest
import Model
import Testing

/// Words without their decoration.
struct WordsTests {
  @Test(arguments: [
    ("✅ COMPLETED (Owner Accepted)", "completed"), ("⚠️ BLOCKED", "blocked"),
    ("IN_PROGRESS", "in_progress"), ("in-progress", "in_progress"), ("In progress", "in_progress"),
    ("Ready‑to‑Freeze", "ready_to_freeze"), ("✅", ""), ("", ""), ("🔒 Frozen | 📝 Draft", "frozen"),
    ("`running`", "running"), ("✅ **Approved**", "approved"), ("已批准（甲）", "approved"),
    ("pending — waits for the owner", "pending"), ("_x_", "x"),
  ])
  func `a status word`(_ text: String, word: String) {
    #expect(Words.status(text) == word)
  }

  @Test(arguments: [
    ("Decision ID", "decisionid"), ("decision_id", "decisionid"), ("决策 ID", "决策id"),
    ("**Task-ID**", "taskid"), ("✅ Done", "done"), ("", ""),
  ])
  func `a field's name`(_ text: String, name: String) {
    #expect(Words.fieldName(text) == name)
  }

  @Test(arguments: [
    ("A, B", ["A", "B"]), ("`A`、`B`", ["A", "B"]), ("[A](a.md); [B]", ["A"]), ("None", []),
    ("", []), ("-", []), ("A，B；C", ["A", "B", "C"]),
  ])
  func `a list in one line`(_ text: String, items: [String]) {
    #expect(Words.list(text) == items)
  }

  @Test(arguments: [(" a b\t\r\n", "a b"), ("", ""), (" \n", ""), ("ab", "ab"), ("\r\né\r\n", "é")])
  func `blanks at the ends`(_ text: String, trimmed: String) {
    #expect(Words.trimmed(text) == trimmed)
  }

  @Test(arguments: [
    ("| a | b |", ["a", "b"]), ("a | b", ["a", "b"]), ("| a \\| b | c |", ["a | b", "c"]),
    ("||", [""]), ("| a |  | c |", ["a", "", "c"]), ("> | a | b |", ["a", "b"]), ("|", []),
  ])
  func `the cells of a row`(_ line: String, cells: [String]) {
    #expect(RecordText.cells(line) == cells)
  }

  @Test(arguments: [
    ("2026-02-01", "2026-02-01"), ("2026‑02‑01 (Sunday)", "2026-02-01"),
    ("2026-02-01T10:00:00Z", "2026-02-01"), ("2026-02-01st", nil), ("2026-02-30", nil), ("", nil),
  ])
  func `the day that a phrase starts with`(_ text: String, date: String?) {
    #expect(FileReading.leadingDate(text)?.date.description == date)
  }
}
