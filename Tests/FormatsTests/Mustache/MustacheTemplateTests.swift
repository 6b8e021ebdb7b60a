import Diagnostics
import Testing

@testable import Formats

struct MustacheTemplateTests {
  private let log = DiagnosticLog()

  private func parse(_ text: String, path: String = "page.md") -> MustacheTemplate? {
    MustacheTemplate.parse(SourceFile(path: path, text: text), log: log)
  }

  private func render(
    _ text: String, _ context: MustacheValue,
    partials: [String: String] = [:], printsTextUnescaped: Bool = false
  ) -> String? {
    let known = partials.compactMapValues { parse($0, path: "partial.md") }
    let renderer = MustacheRenderer(
      partials: { known[$0] }, partialNames: { known.keys.sorted() }, escape: { "<\($0)>" },
      printsTextUnescaped: printsTextUnescaped)
    return parse(text).map { renderer.render($0, context: context, log: log) }
  }

  private func figures() -> MustacheValue {
    let known = ["os.tasks_completed": "12", "os.queue_load{queue=\"dev\"}": "0.5"]
    let lookup = MustacheLookup(names: { known.keys.sorted() }) { name in
      known[name].map { .number($0) }
    }
    return .map([("figures", .lookup(lookup)), ("title", .text("T"))])
  }

  // MARK: Names

  @Test(arguments: [
    ("{{figures.os.tasks_completed}}", "12"),
    ("{{ figures.os.queue_load{queue=\"dev\"} }}", "0.5"),
    ("{{figures.os.queue_load{queue=\"dev\"}}}.", "0.5."),
    ("{{{figures.os.queue_load{queue=\"dev\"}}}}.", "0.5."),
    ("{{&figures.os.queue_load{queue=\"dev\"}}}", "0.5"),
    ("{{#figures}}{{os.tasks_completed}}{{/figures}}", "12"),
    ("{{=<% %>=}}<%figures.os.queue_load{queue=\"dev\"}%>", "0.5"),
  ])
  func `ids with dots and labels are names`(_ template: String, _ expected: String) {
    #expect(render(template, figures()) == expected)
    #expect(log.sorted.isEmpty)
  }

  @Test(arguments: [
    ("\n {{titl}}", "unknown name 'titl'", "did you mean 'title'?", 2, 2),
    (
      "{{figures.os.task_completed}}", "unknown name 'figures.os.task_completed'",
      "did you mean 'figures.os.tasks_completed'?", 1, 1
    ),
    ("{{#nothing.like.it}}x{{/nothing.like.it}}", "unknown name 'nothing.like.it'", nil, 1, 1),
    ("a\nb {{> summry}}", "unknown partial 'summry'", "did you mean 'summary'?", 2, 3),
    ("{{title.length}}", "unknown name 'title.length'", nil, 1, 1),
  ])
  func `a name that does not resolve is reported where it stands`(
    _ template: String, _ message: String, _ hint: String?, _ line: Int, _ column: Int
  ) {
    _ = render(template, figures(), partials: ["summary": "x"])
    #expect(log.sorted.map(\.message) == [message])
    #expect(log.sorted.first?.hint == hint)
    #expect(
      log.sorted.first?.location == SourceLocation(path: "page.md", line: line, column: column))
  }

  @Test func `null is known and prints nothing`() {
    let context = MustacheValue.map([("a", .null), ("zero", .number(0)), ("e", .text(""))])
    let text = render(
      "[{{a}}{{#a}}x{{/a}}{{^a}}y{{/a}}{{#zero}}{{.}}{{/zero}}{{^e}}z{{/e}}]", context)
    #expect(text == "[y0z]")
    #expect(log.sorted.isEmpty)
  }

  @Test func `a list cannot be printed`() {
    #expect(render("{{a}}", .map([("a", .list([]))])) == "")
    #expect(log.sorted.map(\.code) == ["GP4012"])
  }

  // MARK: Escaping

  @Test func `only raw values are unescaped unless the caller says otherwise`() {
    let context = MustacheValue.map([("t", .text("x")), ("r", .raw("<b>")), ("n", .number(-1))])
    let template = "{{t}}{{{t}}}{{&t}}{{r}}{{{r}}}{{n}}"
    #expect(render(template, context) == "<x><x><x><b><b>-1")
    #expect(render(template, context, printsTextUnescaped: true) == "<x>xx<b><b>-1")
  }

  // MARK: Partials

  @Test func `partials of partials keep their indentation, values do not`() {
    let text = render(
      "a\n  {{> outer}}\nb", .map([("v", .raw("1\n2"))]),
      partials: ["outer": "o\n\t{{> inner}}\n", "inner": "{{v}}\n{{#v}}x{{/v}}\n"])
    #expect(text == "a\n  o\n  \t1\n2\n  \tx\nb")
  }

  @Test func `a literal is printed tags and all`() {
    let renderer = MustacheRenderer(
      partials: { .literal("# {{\($0)}}\n\ntext\n") }, escape: { $0 })
    let template = parse("{{> one}}\nend")
    let text = template.map { renderer.render($0, context: .null, log: log) }
    #expect(text == "# {{one}}\n\ntext\nend")
  }

  @Test func `a partial that calls itself ends with a diagnostic`() {
    #expect(render("{{> a}}", .null, partials: ["a": "x{{> a}}{{> a}}"])?.utf8.count == 64)
    #expect(log.sorted.map(\.code) == ["GP4013"])
    #expect(log.sorted.first?.location == SourceLocation(path: "partial.md", line: 1, column: 2))
  }

  @Test func `rendering that grows beyond measure ends with a diagnostic`() {
    let list = MustacheValue.list(Array(repeating: .bool(true), count: 1_000_000))
    var renderer = MustacheRenderer(escape: { $0 })
    renderer.stepLimit = 10_000
    let template = parse("{{#a}}{{#a}}{{#a}}{{/a}}{{/a}}{{/a}}")
    let text = template.map { renderer.render($0, context: .map([("a", list)]), log: log) }
    #expect(text == "")
    #expect(log.sorted.map(\.code) == ["GP4014"])
  }

  // MARK: Malformed templates

  @Test(arguments: [
    ("a {{b", "GP4001", 1, 3), ("\n{{{a}}", "GP4001", 2, 1), ("{{}}", "GP4002", 1, 1),
    ("{{# }}", "GP4002", 1, 1), ("x\n{{#a}}\n", "GP4003", 2, 1), ("x {{/a}}", "GP4004", 1, 3),
    ("{{#a}}{{#b}}\n{{/a}}{{/b}}", "GP4005", 2, 1), ("{{=a=}}", "GP4006", 1, 1),
    ("{{=a b c=}}", "GP4006", 1, 1), ("{{<parent}}{{/parent}}", "GP4007", 1, 1),
    ("{{=", "GP4001", 1, 1), ("{{", "GP4001", 1, 1),
  ])
  func `a malformed template is reported where it is`(
    _ template: String, _ code: String, _ line: Int, _ column: Int
  ) {
    #expect(parse(template) == nil)
    #expect(log.sorted.map(\.code) == [code])
    #expect(
      log.sorted.first?.location == SourceLocation(path: "page.md", line: line, column: column))
  }

  @Test func `sections are nested at most 100 deep`() {
    func nested(_ levels: Int) -> String {
      String(repeating: "{{#a}}", count: levels) + String(repeating: "{{/a}}", count: levels)
    }
    #expect(parse(nested(100)) != nil)
    #expect(parse(nested(101)) == nil)
    #expect(log.sorted.map(\.code) == ["GP4008"])
  }

  @Test func `no template cut short anywhere traps`() {
    let bytes = Array("\u{FEFF}a\n {{#b}} {{{c}}} {{=| |=}}|>d|\r\n|/b| |e{f=\"g\"}|".utf8)
    for length in 0...bytes.count {
      let file = SourceFile(path: "t", bytes: Array(bytes.prefix(length)))
      let template = MustacheTemplate.parse(file, log: log)
      #expect(template != nil || log.worst == .error)
    }
  }
}
