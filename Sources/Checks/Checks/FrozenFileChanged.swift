import Diagnostics
import Figures
import Model

/// A frozen file keeps its bytes.
package struct FrozenFileChanged: Check {
  package init() {}

  package let rule = CheckRule(
    id: "frozen-file-changed", title: "Frozen file was changed", severity: .error,
    why: "A freeze is a promise that others build on.",
    mend: "Restore the frozen version, or freeze the new one by a proposal and a decision.",
    inputs: [.freezeArtefacts])

  package func findings(in context: CheckContext) -> [Finding] {
    LatestFreeze.all(in: context).filter { $0.fileState == .changed }.map { artefact in
      let version = artefact.version.map { " at \($0)" } ?? ""
      return Finding(
        rule, subject: artefact.artefactPath,
        "\(artefact.artefactPath) was frozen\(version), and its content is another now",
        since: artefact.frozenAt, at: artefact.source)
    }
  }
}

/// A path that was frozen again is held to its newest freeze only.
enum LatestFreeze {
  /// By path.
  static func all(in context: CheckContext) -> [FreezeArtefact] {
    let paths = Dictionary(grouping: context.record.freezeArtefacts, by: \.artefactPath)
    return paths.keys.sorted().compactMap { path in
      paths[path]?.max { left, right in
        left.frozenAt != right.frozenAt
          ? (left.frozenAt ?? Instant(seconds: 0)) < (right.frozenAt ?? Instant(seconds: 0))
          : left.source < right.source
      }
    }
  }
}
