import Model
import Testing

@Suite struct `Rebases of decisions` {
  @Test func `a decision lists the figures whose series it breaks`() async throws {
    let read = try await ReadWorkspace([
      "ops/decision-log/A.md": """
      # A new process

      **Status**: accepted
      **Date**: 2026-11-02
      **Rebases**: dora.lead_time, ops.mttr
      """,
      "ops/decision-log/B.md": """
      ---
      id: B
      status: accepted
      date: 2026-11-02
      rebases: [risk.impact_minutes]
      ---
      # Another one
      """,
      "ops/decision-log/C.md": "# No rebase\n\n**Status**: accepted\n",
    ])
    #expect(
      read.facts.decisions.map(\.rebases) == [
        ["dora.lead_time", "ops.mttr"], ["risk.impact_minutes"], [],
      ])
    #expect(read.summaries == [])
  }
}
