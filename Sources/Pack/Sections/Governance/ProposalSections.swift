import Model

/// Proposals that wait for an answer, the oldest first.
struct ProposalsWaitingSection: Section {
  let id = "proposals-waiting"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .proposals) { return [absence] }
    let waiting = context.facts.proposals.filter(\.isPending).sorted {
      let (first, second) = ($0.date ?? context.today, $1.date ?? context.today)
      return first != second ? first < second : $0.id.utf8.lexicographicallyPrecedes($1.id.utf8)
    }
    guard !waiting.isEmpty else { return [.text("No proposal is waiting.")] }
    return [
      .table(ProposalTable.table(waiting, caption: "Proposals waiting for an answer", context))
    ]
  }
}

/// All proposals.
struct ProposalRegisterSection: Section {
  let id = "proposal-register"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    if let absence = context.absence(of: .proposals) { return [absence] }
    let all = context.facts.proposals
    guard !all.isEmpty else { return [.text("No proposal is on record.")] }
    return [.table(ProposalTable.table(all, caption: "Proposals on record", context))]
  }
}

/// The head of one proposal and its text.
struct ProposalRecordSection: Section {
  let id = "proposal-record"

  func blocks(for document: PackDocument, in context: PackContext) -> [Block] {
    guard case .proposal(let id) = document.subject,
      let proposal = context.facts.proposals.first(where: { $0.id == id })
    else { return [] }
    let rows: [(String, [Inline])] = [
      ("Status", ProposalTable.status(proposal, context)),
      ("Type", [.stated(proposal.type)]),
      ("Author", [.stated(proposal.author)]),
      ("Proposed", [.date(proposal.date)]),
      ("Decided", [.date(proposal.decidedOn)]),
      ("Specification", [.stated(proposal.targetSpec)]),
      ("Decision", [proposal.decisionReference.map { context.decisionLink($0) } ?? "–"]),
      ("Source", [.source(proposal.source)]),
    ]
    return [.facts("The proposal at a glance", rows)]
      + .body(proposal.body, line: proposal.bodyLine, of: proposal.source, level: 2)
  }
}

private enum ProposalTable {
  static func table(_ list: [Proposal], caption: String, _ context: PackContext) -> Table {
    let columns = [
      Table.Column("Proposal"), Table.Column("Title"), Table.Column("Status"),
      Table.Column("Proposed"), Table.Column("Waiting", isNumeric: true), Table.Column("Author"),
      Table.Column("Where"),
    ]
    let rows: [[[Inline]]] = list.map { proposal in
      [
        [context.link(proposal.id, context.paths.proposal(proposal.id))], [.text(proposal.title)],
        status(proposal, context), [.date(proposal.date)], [.text(waiting(proposal, context))],
        [.stated(proposal.author)], [.source(proposal.source)],
      ]
    }
    return Table(caption: caption, columns: columns, rows: rows)
  }

  static func waiting(_ proposal: Proposal, _ context: PackContext) -> String {
    guard proposal.isPending, let date = proposal.date else { return "–" }
    return Count.of(max(0, context.days(since: date)), "day")
  }

  static func status(_ proposal: Proposal, _ context: PackContext) -> [Inline] {
    let limit = context.facts.settings.pendingProposalDays
    if proposal.isPending, let date = proposal.date, context.days(since: date) > limit {
      return [.mark(StatusMark(.attention, "pending too long"))]
    }
    switch proposal.status {
    case .approved, .implemented: return [.mark(StatusMark(.good, proposal.status.rawValue))]
    case .unknown: return [.mark(StatusMark(.unknown, proposal.statusText ?? "unknown"))]
    case .pending, .rejected, .withdrawn:
      return [.mark(StatusMark(.neutral, proposal.status.rawValue))]
    }
  }
}
