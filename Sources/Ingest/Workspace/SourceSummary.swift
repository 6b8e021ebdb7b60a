import Model

/// How each kind of input was found, for the header strip.
struct SourceSummary {
  let files: InputFiles
  let results: [FileResult]
  let asOf: Instant?

  /// One for each kind, in order of kind.
  func sources(of facts: Facts) -> [InputSource] {
    InputCatalog.all.map { source($0, facts) }.sorted { $0.kind < $1.kind }
  }

  private func source(_ input: any Input, _ facts: Facts) -> InputSource {
    let own = results.filter {
      $0.order.input.kind == input.kind || $0.tally.isTouched(input.kind)
    }
    let rejected = own.reduce(0) { $0 + $1.tally.rejected(input.kind) }
    let count = input.recordCount(in: facts)
    let newest = input.newest(in: facts)
    var paths: [String] = []
    for path in own.map(\.order.path).sorted(by: ByteOrder.precedes) where path != paths.last {
      paths.append(path)
    }
    let isPresent = !own.isEmpty || files.isPresent(input)
    let status = status(
      input, isPresent: isPresent, count: count, rejected: rejected, newest: newest)
    return InputSource(
      kind: input.kind, paths: paths, status: status, recordCount: count, newest: newest)
  }

  private func status(
    _ input: any Input, isPresent: Bool, count: Int, rejected: Int, newest: Instant?
  ) -> InputStatus {
    guard isPresent else { return .missing }
    if rejected > 0 { return count == 0 ? .unreadable : .incomplete(rejected: rejected) }
    guard let limit = input.staleAfterDays, let asOf, let newest else { return .fresh }
    let days = (asOf.seconds - newest.seconds) / 86_400
    return days > limit ? .stale(days: Int(days)) : .fresh
  }
}
