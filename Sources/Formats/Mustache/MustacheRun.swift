import Diagnostics

/// One rendering of one template.
struct MustacheRun {
  private(set) var output = ""
  private let renderer: MustacheRenderer
  private let log: DiagnosticLog
  /// From the outermost context to the innermost.
  private var stack: [MustacheValue]
  private var indentation = ""
  private var depth = 0
  private var steps = 0

  init(renderer: MustacheRenderer, log: DiagnosticLog, context: MustacheValue) {
    self.renderer = renderer
    self.log = log
    stack = [context]
  }

  mutating func render(_ template: MustacheTemplate, _ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound, mayGoOn(template) {
      let token = template.tokens[index]
      index += 1
      switch token {
      case .literal(let text): output += text
      case .lineStart: if !indentation.isEmpty { output += indentation }
      case .variable(let name, let isEscaped, let offset):
        if let value = resolve(name, template, offset) {
          write(value, name, isEscaped: isEscaped, template, offset)
        }
      case .section(let name, let isInverted, let end, let offset):
        let value = resolve(name, template, offset) ?? .null
        section(value, isInverted: isInverted, template, index..<end)
        index = end
      case .partial(let name, let indentation, let offset):
        partial(name, indentation: indentation, template, offset)
      }
    }
  }

  /// Counts a step, and at the limit ends the rendering.
  private mutating func mayGoOn(_ template: MustacheTemplate) -> Bool {
    guard steps < renderer.stepLimit else { return false }
    steps += 1
    if steps == renderer.stepLimit { log.add(.tooManySteps(steps, in: template)) }
    return steps < renderer.stepLimit
  }

  private mutating func section(
    _ value: MustacheValue, isInverted: Bool, _ template: MustacheTemplate, _ body: Range<Int>
  ) {
    if isInverted {
      if !value.isTrue { render(template, body) }
    } else if case .list(let items) = value {
      for item in items {
        // An empty body takes a step too.
        guard mayGoOn(template) else { return }
        render(template, body, within: item)
      }
    } else if value.isTrue {
      render(template, body, within: value)
    }
  }

  private mutating func render(
    _ template: MustacheTemplate, _ range: Range<Int>, within context: MustacheValue
  ) {
    stack.append(context)
    render(template, range)
    stack.removeLast()
  }

  private mutating func partial(
    _ name: String, indentation own: String, _ template: MustacheTemplate, _ offset: Int
  ) {
    guard let partial = renderer.partials(name) else {
      if renderer.isStrict {
        let miss = MustacheMiss(name: name, known: renderer.partialNames())
        log.add(.unknownPartial(miss, in: template, offset))
      }
      return
    }
    guard depth < MustacheRenderer.depthLimit else {
      log.add(.partialsTooDeep(name, in: template, offset))
      steps = renderer.stepLimit
      return
    }
    let outer = indentation
    indentation += own
    depth += 1
    render(partial, partial.tokens.indices)
    depth -= 1
    indentation = outer
  }

  private mutating func write(
    _ value: MustacheValue, _ name: String, isEscaped: Bool, _ template: MustacheTemplate,
    _ offset: Int
  ) {
    switch value {
    case .null: break
    case .bool(let flag): output += flag ? "true" : "false"
    case .number(let text), .raw(let text): output += text
    case .text(let text):
      let isPlain = !isEscaped && renderer.printsTextUnescaped
      output += isPlain ? text : renderer.escape(text)
    case .list, .map, .lookup:
      if renderer.isStrict { log.add(.notPrintable(name, in: template, offset)) }
    }
  }

  private func resolve(
    _ name: String, _ template: MustacheTemplate, _ offset: Int
  ) -> MustacheValue? {
    if name == "." { return stack.last }
    for context in stack.reversed() {
      switch context.member(name) {
      case .found(let value): return value
      case .absent: continue
      case .broken(let miss):
        if renderer.isStrict { log.add(.unknownName(miss, in: template, offset)) }
        return nil
      }
    }
    if renderer.isStrict {
      let miss = MustacheMiss(name: name, known: stack.flatMap(\.names))
      log.add(.unknownName(miss, in: template, offset))
    }
    return nil
  }
}
