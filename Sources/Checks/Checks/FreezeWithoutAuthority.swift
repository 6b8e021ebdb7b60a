import Diagnostics
import Figures
import Model

/// Only the project owner freezes.
package struct FreezeWithoutAuthority: Check {
  package init() {}

  package let rule = CheckRule(
    id: "freeze-without-authority", title: "Frozen by one who may not", severity: .error,
    why: "A freeze binds everybody: it belongs to the role with authority L0.",
    mend: "Have the project owner confirm the freeze in a decision, or lift it.",
    inputs: [.freezeArtefacts])

  package func findings(in context: CheckContext) -> [Finding] {
    let authority = FreezeAuthority(context)
    return acts(in: context).compactMap { act in
      guard let (words, severity) = authority.breach(act.by) else { return nil }
      return Finding(
        rule, subject: act.path, "\(act.path) was frozen by \(act.by), \(words)", since: act.at,
        at: act.source, severity: severity)
    }
  }

  private struct Act: Hashable {
    let path: String
    let version: String?
    let by: String
  }

  /// Freezes of the records and of the audit trail; the same act is told once.
  private func acts(
    in context: CheckContext
  ) -> [(path: String, by: String, at: Instant?, source: SourceLocation)] {
    var seen: Set<Act> = []
    var result: [(path: String, by: String, at: Instant?, source: SourceLocation)] = []
    for artefact in context.record.freezeArtefacts {
      guard let by = artefact.frozenBy else { continue }
      let act = Act(path: artefact.artefactPath, version: artefact.version, by: by)
      guard seen.insert(act).inserted else { continue }
      result.append((artefact.artefactPath, by, artefact.frozenAt, artefact.source))
    }
    for entry in context.record.auditEntries where entry.status == "artifact_frozen" {
      func detail(_ name: String) -> String? { entry.details.first { $0.name == name }?.value }
      guard let by = detail("frozen_by"), let path = detail("artifact_path") else { continue }
      let act = Act(path: path, version: detail("version"), by: by)
      guard seen.insert(act).inserted else { continue }
      result.append((path, by, entry.at, entry.source))
    }
    return result
  }
}

/// Who may freeze: roles of authority L0, or whose rights name freezing; without a roles file the
/// operating model's project owner and the kernel's `governance`.
struct FreezeAuthority {
  private let permitted: Set<String>
  private let known: Set<String>
  private let agents: Set<String>

  init(_ context: CheckContext) {
    let roles = context.facts.roles
    let owners = roles.filter { role in
      role.authority == "L0" || role.can.contains { $0.lowercased().contains("freeze") }
    }
    let names = owners.flatMap { [$0.id, $0.name] }.map(Self.key)
    permitted = roles.isEmpty ? ["projectowner", "owner", "governance"] : Set(names)
    known = Set(roles.flatMap { [$0.id, $0.name] }.map(Self.key))
    agents = Set(context.facts.agents.map(\.id))
  }

  /// Why the name may not; nil when it may. A name that is no role is doubtful, not wrong.
  func breach(_ name: String) -> (words: String, severity: Severity)? {
    if permitted.contains(Self.key(name)) { return nil }
    if agents.contains(name) { return ("an agent, whose work is speculative", .error) }
    if known.contains(Self.key(name)) { return ("a role without authority L0", .error) }
    return ("which the record does not name as a role that may freeze", .warning)
  }

  /// Case, blanks and punctuation do not make another role.
  static func key(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}
