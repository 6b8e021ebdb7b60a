import Diagnostics
import Figures
import Model
import Testing

@testable import Commands

@Suite struct ExplanationTests {
  static func figure(
    _ terms: [FigureTerm], value: Rational?, unit: FigureUnit = .count
  ) -> Figure {
    Figure(
      id: "os.x", period: .instant(Instant(seconds: 0)), asOf: Instant(seconds: 0), status: .ok,
      value: value, unit: unit, terms: terms,
      definition: DefinitionReference(id: "os.x", version: 1))
  }

  /// The sums are worked out by hand.
  @Test(arguments: [
    FormulaCase(
      "ended well ÷ ended", [FigureTerm("ended", 41), FigureTerm("ended well", 39)],
      Rational(39, 41), .ratio, "39 ÷ 41 = 95.1\u{A0}%"),
    FormulaCase(
      "sum of cycle times ÷ tasks merged",
      [FigureTerm("sum of cycle times", 18_000, .seconds), FigureTerm("tasks merged", 2)],
      9000, .seconds, "5.0\u{A0}h ÷ 2 = 2.5\u{A0}h"),
    FormulaCase("median of them", [], 3, .count, "median of them = 3"),
    FormulaCase("tasks completed", [FigureTerm("tasks completed", 7)], 7, .count, nil),
    FormulaCase("a ÷ b", [FigureTerm("a", 1), FigureTerm("b", 0)], nil, .ratio, nil),
  ])
  func `the numbers are put into the formula`(test: FormulaCase) {
    let figure = Self.figure(test.terms, value: test.value, unit: test.unit)
    #expect(Explanation.formula(test.words, figure) == test.expected)
  }

  @Test func `evidence and what was left out are cited line by line`() {
    var figure = Self.figure([FigureTerm("x", 1)], value: 1)
    figure.evidence = [
      Evidence(SourceLocation(path: "state/tasks.yaml", line: 9), record: "T1", detail: "a → b")
    ]
    figure.excluded = [
      Exclusion(SourceLocation(path: "b.md", line: 10), record: "T\u{1B}2", reason: "no\ntime")
    ]
    let definition = MetricDefinition(
      id: "os.x", title: "X", unit: .count, direction: .neither, summary: "Counts x.",
      formula: "x", rule: "r", inputs: [])
    let text = Explanation(figure: figure, definition: definition, zone: .utc).text
    #expect(
      text.hasSuffix(
        """
        counted (1):
          state/tasks.yaml:9  T1  a → b
        left out (1):
          b.md:10  T\\u{1B}2  no\\u{A}time

        """))
  }
}

struct FormulaCase: CustomTestStringConvertible, Sendable {
  let words: String
  let terms: [FigureTerm]
  let value: Rational?
  let unit: FigureUnit
  let expected: String?

  init(
    _ words: String, _ terms: [FigureTerm], _ value: Rational?, _ unit: FigureUnit,
    _ expected: String?
  ) {
    self.words = words
    self.terms = terms
    self.value = value
    self.unit = unit
    self.expected = expected
  }

  var testDescription: String { words }
}
