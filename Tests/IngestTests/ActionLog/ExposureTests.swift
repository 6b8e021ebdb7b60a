import Diagnostics
import Ingest
import Model
import Testing
import WorkspaceFixtures

/// What does not belong into a log is found wherever a text of a line may hold it. The numbers are
/// published examples: the test card of the card networks, the IBAN of ISO 13616's registry for
/// Germany, the key of the documentation of AWS.
@Suite struct ExposureTests {
  static let path = "ops/actions/a.jsonl"

  static func line(_ id: Int, _ more: String) -> String {
    #"{"type":"action","id":"\#(id)","ts":"2026-11-09T08:00:0\#(id % 10)Z","workflow_id":"w","#
      + #""unit_id":"u","op":"chat",\#(more)}"# + "\n"
  }

  /// `kind field: lines` of each group, for lines with these members.
  static func exposures(_ members: [String]) async throws -> [String] {
    let text = members.enumerated().map { line($0.offset, $0.element) }.joined()
    let read = try await ReadWorkspace([path: text])
    #expect(read.facts.agentLog?.actions.reduce(0) { $0 + $1.count } == members.count)
    let exposures = try #require(read.facts.agentLog?.exposures)
    return exposures.map { exposure in
      let lines = exposure.lines.first.map { "\($0.line)" }.joined(separator: ",")
      return "\(exposure.kind.rawValue) \(exposure.field): \(lines)"
    }
  }

  struct Text {
    var text: String
    var kind: LogExposure.Kind?
  }

  static let texts = [
    Text(text: "write to jane.doe@example.com please", kind: .mailAddress),
    Text(text: "a@b.co", kind: .mailAddress),
    Text(text: "see you @home, or at user@localhost", kind: nil),
    Text(text: "card 4111 1111 1111 1111, valid", kind: .cardNumber),
    Text(text: "5500-0000-0000-0004", kind: .cardNumber),
    Text(text: "378282246310005", kind: .cardNumber),
    Text(text: "card 4111 1111 1111 1112 has a wrong digit", kind: nil),
    Text(text: "order 41111111111111110000000", kind: nil),
    Text(text: "pay to DE89 3704 0044 0532 0130 00.", kind: .accountNumber),
    Text(text: "pay to GB82WEST12345698765432", kind: .accountNumber),
    Text(text: "pay to DE88370400440532013000", kind: nil),
    Text(text: "the key is AKIAIOSFODNN7EXAMPLE", kind: .secret),
    Text(text: #"the key is\nAKIAIOSFODNN7EXAMPLE"#, kind: .secret),
    Text(text: #"the key is\u000aAKIAIOSFODNN7EXAMPLE"#, kind: .secret),
    Text(text: "the key isAKIAIOSFODNN7EXAMPLE", kind: nil),
    Text(text: "password=Tr0ub4dor", kind: .secret),
    Text(text: #"{\"api_key\": \"abcdef123456789012345\"}"#, kind: .secret),
    Text(text: #"-----BEGIN RSA PRIVATE KEY-----\nMIIEow0123456789012345"#, kind: .secret),
    Text(text: "tokens=4711 and total=10", kind: nil),
    Text(
      text: "sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", kind: nil),
    Text(text: "at 2026-11-09T08:00:00.000Z and 2026-11-09T08:00:01.000Z", kind: nil),
  ]

  @Test(arguments: texts)
  func `a text has what it has`(text: Text) async throws {
    let member = #""input":{"text":"\#(text.text)"}"#
    // The second line is read along the shape of the first.
    let found = try await Self.exposures([member, member])
    #expect(found == text.kind.map { ["\($0.rawValue) input.text: 1,2"] } ?? [])
  }

  @Test func `a field that nobody knows is searched too, and named by its path`() async throws {
    let found = try await Self.exposures([
      #""x":{"notes":[{"from":"jane.doe@example.com"}]}"#,
      #""tool":{"name":"t","params":{"to":"jane.doe@example.com","cc":"joe@example.com"}}"#,
    ])
    #expect(
      found == [
        "mail-address tool.params.cc: 2", "mail-address tool.params.to: 2",
        "mail-address x.notes[].from: 1",
      ])
  }

  @Test func `a hash and a reference in the place of a text are not searched`() async throws {
    // Bytes of a hash may look like the number of a card; what stands beside them is searched.
    let found = try await Self.exposures([
      #""tool":{"name":"t","params":{"sha256":"4111 1111 1111 1111","ref":"4111 1111 1111 1111"}}"#,
      #""tool":{"name":"t","result":{"sha256":"4111 1111 1111 1111","ref":"4111 1111 1111 1111"}}"#,
      #""input":{"sha256":"4111 1111 1111 1111"},"output":{"ref":"4111 1111 1111 1111"}"#,
      #""tool":{"name":"t","result":{"sha256":"0","text":"4111 1111 1111 1111"}}"#,
    ])
    #expect(found == ["card-number tool.result.text: 4"])
  }

  @Test func `an id of a person has to be said to be hashed`() async throws {
    let found = try await Self.exposures([
      #""subject":{"kind":"customer","id":"4711","hashed":true}"#,
      #""subject":{"kind":"customer","id":"4711","hashed":false}"#,
      #""subject":{"kind":"customer","id":"4711"}"#,
      #""subject":{"kind":"none"}"#,
    ])
    #expect(found == ["plain-subject subject.id: 2,3"])
  }

  @Test func `a line that does not count has none`() async throws {
    let text =
      Self.line(1, #""input":{"text":"jane.doe@example.com"}"#)
      + Self.line(2, #""supersedes":"1","input":{"text":"somebody"}"#)
    let read = try await ReadWorkspace([Self.path: text])
    #expect(read.facts.agentLog?.exposures == [])
  }
}
