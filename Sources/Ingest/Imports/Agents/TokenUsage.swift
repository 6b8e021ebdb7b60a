import Formats

/// The token counts of one call by the log's rule: the input includes what was read from and
/// written to a cache, the output includes reasoning.
struct TokenUsage: Hashable {
  var input: Int64?
  var cacheRead: Int64?
  var cacheWrite: Int64?
  var output: Int64?
  var reasoning: Int64?

  var isEmpty: Bool { input == nil && output == nil }

  /// What had to be decided, for the report.
  enum Remark: String {
    case partsExceedWhole =
      "cache or reasoning tokens exceed the input or output that should include them: added to it"
    case totalDecides = "the source's own total tells what its counts include"
    case totalDiffers = "the source's own total is not the sum of its counts"
    case notACount = "a token count is no whole number from 0 on: left out"
  }

  /// Reads the counts of a span; nil where it has neither input nor output.
  static func read(
    _ attributes: ForeignAttributes, _ table: AliasTable, remarks: inout [Remark]
  ) -> TokenUsage? {
    var reading = Reading(attributes: attributes, table: table)
    let input = reading.count(.inputTokens)
    let output = reading.count(.outputTokens)
    let read = reading.count(.cacheReadTokens)
    let written = reading.count(.cacheWriteTokens)
    let reasoning = reading.count(.reasoningTokens)
    let total = reading.count(.totalTokens)
    if reading.hasFault { remarks.append(.notACount) }
    let outside = reading.exclusiveParts
    var usage = TokenUsage(
      input: input, cacheRead: read, cacheWrite: written, output: output, reasoning: reasoning)
    if usage.isEmpty { return nil }
    usage.normalise(outside: outside, total: total, remarks: &remarks)
    return usage
  }

  private struct Reading {
    let attributes: ForeignAttributes
    let table: AliasTable
    var hasFault = false
    /// Tokens that the table says the input or output does not include.
    var exclusiveParts = (input: Int64(0), output: Int64(0))

    mutating func count(_ field: NativeField) -> Int64? {
      guard let (alias, node) = attributes.first(table.aliases(field)) else { return nil }
      guard let count = Self.whole(node) else {
        hasFault = true
        return nil
      }
      if table.exclusive.contains(alias) {
        if field == .reasoningTokens { exclusiveParts.output += count }
        if field == .cacheReadTokens || field == .cacheWriteTokens {
          exclusiveParts.input += count
        }
      }
      return count
    }

    /// At most 10^15, so that sums hold.
    private static func whole(_ node: JSONNode) -> Int64? {
      guard let text = ForeignAttributes.scalar(node), var plain = DecimalText.plain(text) else {
        return nil
      }
      if let point = plain.utf8.firstIndex(of: UInt8(ascii: ".")) {
        guard plain.utf8[point...].dropFirst().allSatisfy({ $0 == 0x30 }) else { return nil }
        plain = String(plain[..<point])
      }
      guard let count = Int64(plain), (0...1_000_000_000_000_000).contains(count) else {
        return nil
      }
      return count
    }
  }

  private mutating func normalise(
    outside: (input: Int64, output: Int64), total: Int64?, remarks: inout [Remark]
  ) {
    let parts = ((cacheRead ?? 0) + (cacheWrite ?? 0), reasoning ?? 0)
    let written = (input ?? 0, output ?? 0)
    var added = outside
    if added.input == 0, parts.0 > written.0 { added.input = parts.0 }
    if added.output == 0, parts.1 > written.1 { added.output = parts.1 }
    if added != outside { remarks.append(.partsExceedWhole) }
    if let total, total != written.0 + written.1 + added.input + added.output {
      let choices = [(Int64(0), Int64(0)), (parts.0, 0), (0, parts.1), parts]
      let fitting = choices.first { choice in
        written.0 + written.1 + choice.0 + choice.1 == total
          && written.0 + choice.0 >= parts.0 && written.1 + choice.1 >= parts.1
      }
      remarks.append(fitting == nil ? .totalDiffers : .totalDecides)
      if let fitting { added = (fitting.0, fitting.1) }
    }
    if added.input > 0 || input != nil { input = written.0 + added.input }
    if added.output > 0 || output != nil { output = written.1 + added.output }
  }

  var json: JSONValue {
    let counts = [
      ("input", input), ("cache_read", cacheRead), ("cache_write", cacheWrite),
      ("output", output), ("reasoning", reasoning),
    ]
    return .object(counts.compactMap { name, count in count.map { (name, .int($0)) } })
  }
}
