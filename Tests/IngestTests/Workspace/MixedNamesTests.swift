import Diagnostics
import Testing

@testable import Ingest

struct MixedNamesTests {
  @Test func `a name with a letter that looks like a Latin one is named`() async throws {
    // Cyrillic а (U+0430) and о (U+043E), Greek ο (U+03BF), a full-width a (U+FF41) and 1.
    let read = try await ReadWorkspace([
      "state/services.yaml": """
      services:
      - {id: api}
      - {id: \u{430}pi}
      - {id: w\u{FF41}b}
      - {id: web\u{FF11}}

      """,
      "ops/deployments/a.jsonl": """
      {"id":"D1","service":"api","approved_by":["le\u{430}d"]}
      {"id":"D2","service":"p\u{3BF}rtal","approved_by":["le\u{430}d"]}

      """,
    ])
    let found = read.diagnostics.filter { $0.code == "GP5012" }
    #expect(
      found.map { "\($0.location?.citation ?? ""): \($0.message)" } == [
        "ops/deployments/a.jsonl:1: the approver 'le⟨U+0430⟩d' mixes alphabets: U+0430 looks like "
          + "a Latin letter",
        "ops/deployments/a.jsonl:2: the service 'p⟨U+03BF⟩rtal' mixes alphabets: U+03BF looks like "
          + "a Latin letter",
        "state/services.yaml:3: the service '⟨U+0430⟩pi' mixes alphabets: U+0430 looks like a Latin "
          + "letter",
        "state/services.yaml:4: the service 'w⟨U+FF41⟩b' mixes alphabets: U+FF41 looks like a Latin "
          + "letter",
        "state/services.yaml:5: the service 'web⟨U+FF11⟩' mixes alphabets: U+FF11 looks like an "
          + "ASCII digit",
      ])
    #expect(found.allSatisfy { $0.severity == .warning })
  }

  @Test(arguments: ["api", "счета", "τιμολόγια", "请款", "café", "naïve-2", "Δ-sync", "東京-7", ""])
  func `names of one alphabet, and marks that look like none, are left alone`(_ name: String) {
    #expect(MixedNames.lookalike(in: name) == nil)
  }
}
