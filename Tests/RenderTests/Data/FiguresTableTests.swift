import Figures
import Model
import Testing

@testable import Render

/// The table in pieces, which `figures` prints, is the one that a site has.
struct FiguresTableTests {
  @Test(arguments: [0, 1, 1999, 2000, 2001, 4000, 4003])
  func `the pieces put together are the table`(count: Int) throws {
    let week = try #require(Period("2026-W46"))
    let figures = FigureSet(
      (0..<count).map { number in
        Figure(
          id: "os.tasks", labels: [FigureLabel("queue", "q\(number)")], period: week,
          asOf: Instant(seconds: 1_795_186_800), status: .ok, value: Rational(number), unit: .count,
          count: number, definition: DefinitionReference(id: "os.tasks", version: 1))
      })
    let table = FiguresTable.csv(figures)
    #expect(Array(FiguresTable.pieces(figures).joined()) == table)
    // The header and a row each.
    #expect(table.count { $0 == 0x0A } == count + 1)
  }
}
